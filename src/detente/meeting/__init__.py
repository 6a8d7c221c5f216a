"""The live negotiation: command, event, state, and who may see what. Pure, no I/O.

Today one person works on a case alone: the room holds the classes of data, the one policy and the
chain of events, on which several parties can meet later.
"""
