r"""Formulas of the pages of explanation, from the part of LaTeX they use, to MathML.

Browsers draw MathML by themselves, so a page needs neither a script nor a font. The packages that
convert all of LaTeX were not taken: the one that is small prints ``\Bigl\lceil`` as letters, sets
the comma of ``200{,}000`` as between two numbers, and passes markup in ``\text`` through.
"""

from __future__ import annotations

import re
from html import escape
from itertools import takewhile

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\d+(?:(?:\.|\{[.,]\})\d+)*|\s+|.", re.DOTALL)

_LETTERS = {"eta": "η", "theta": "θ", "varepsilon": "ε", "alpha": "α", "delta": "δ", "dots": "…"}
_RELATIONS = {
    "le": "≤",
    "ge": "≥",
    "ne": "≠",
    "in": "∈",
    "subseteq": "⊆",
    "leftarrow": "←",
    "cap": "∩",
    "cup": "∪",
}
_SIGNS = _RELATIONS | {sign: sign for sign in "=<>+/,;:"} | {"cdot": "⋅", "-": "−", "*": "∗"}
_BRACKETS = {"lceil": "⌈", "rceil": "⌉", "lfloor": "⌊", "rfloor": "⌋"}
_FENCES = _BRACKETS | {sign: sign for sign in "()[]{}|"}
_LARGE = {"sum": "∑", "prod": "∏", "bigcup": "⋃"}
_FUNCTIONS = ("max", "min", "log")
_SIZES = {"bigl": "1.2em", "bigr": "1.2em", "Bigl": "1.8em", "Bigr": "1.8em"}
_SPACES = {" ": ".25em", ",": ".17em", "quad": "1em", "qquad": "2em"}
_KEPT = "\u00a0"
_OPENS = ("=", "<", ">", "≤", "≥", "(", "{", ",", "[")
"""A minus after one of these, or at the start, is a sign and not a difference."""


def mathml(latex: str, *, display: bool = False) -> str:
    """A formula as one ``<math>`` element; set apart with ``display``, else within a line.

    Raises ``ValueError`` where the formula uses what is not known here, or ends too early.
    """
    reader = _Reader(latex, display)
    content = reader.row()
    if reader.tokens:
        raise ValueError(f"the formula {latex!r} has a }} too many")
    block = ' display="block"' if display else ""
    return f"<math{block}><mrow>{content}</mrow></math>"


class _Reader:
    """The tokens of one formula, consumed from the front."""

    def __init__(self, latex: str, display: bool) -> None:
        self.latex, self.display = latex, display
        self.tokens: list[str] = _TOKEN.findall(latex.strip())

    def row(self) -> str:
        """Everything up to a closing brace, which is left, or to the end."""
        parts: list[str] = []
        last = "("
        while self._next() not in ("", "}"):
            token = self._next()
            parts.append(self._sign(last) if token == "-" else self._scripted())
            last = "" if token == "{" else _plain(token)
        return "".join(parts)

    def _next(self) -> str:
        """The next token but spaces, which mean nothing; empty at the end."""
        while self.tokens and self.tokens[0].isspace():
            self.tokens.pop(0)
        return self.tokens[0] if self.tokens else ""

    def _take(self) -> str:
        token = self._next()
        if not token:
            raise ValueError(f"the formula {self.latex!r} ends too early")
        return self.tokens.pop(0)

    def _sign(self, last: str) -> str:
        self._take()
        return '<mo form="prefix">−</mo>' if last in _OPENS else "<mo>−</mo>"

    def _scripted(self) -> str:
        """One item with what stands below and above it."""
        token = self._next()
        if token == r"\textstyle":
            self._take()
            return f'<mstyle displaystyle="false">{self._scripted()}</mstyle>'
        base, scripts = self._item(), {}
        while self._next() in ("_", "^", "'"):
            kind = self._take()
            scripts["_" if kind == "_" else "^"] = "<mo>′</mo>" if kind == "'" else self._item()
        limits = token[1:] in _LARGE or (self.display and token[1:] in _FUNCTIONS)
        names = ("munder", "mover", "munderover") if limits else ("msub", "msup", "msubsup")
        if not scripts:
            return base
        name = names[2] if len(scripts) == 2 else names["^" in scripts]
        return f"<{name}>{base}{scripts.get('_', '')}{scripts.get('^', '')}</{name}>"

    def _item(self) -> str:
        """A letter, a number, a sign, a group, or a command with what belongs to it."""
        token = self._take()
        if token == "{":
            return self._group()
        if token.startswith("\\"):
            return self._command(token[1:])
        if token[0].isdigit():
            return f"<mn>{token.replace('{', '').replace('}', '')}</mn>"
        if token.isalpha():
            return f"<mi>{token}</mi>"
        if token == ".":
            return "<mtext>.</mtext>"
        return self._symbol(token)

    def _group(self) -> str:
        content = self.row()
        self._take()
        return f"<mrow>{content}</mrow>"

    def _command(self, name: str) -> str:
        if name == "frac":
            return f"<mfrac>{self._item()}{self._item()}</mfrac>"
        if name == "sqrt":
            return f"<msqrt>{self._item()}</msqrt>"
        if name == "text":
            return self._words()
        if name in _SIZES:
            size, sign = _SIZES[name], _FENCES[_plain(self._take())]
            return f'<mo minsize="{size}" maxsize="{size}">{sign}</mo>'
        if name in _SPACES:
            return f'<mspace width="{_SPACES[name]}"/>'
        if name in _FUNCTIONS:
            gap = "0" if self._next() in ("(", r"\,") else ".17em"
            return f'<mo lspace="0" rspace="{gap}">{name}</mo>'
        return self._symbol(name)

    def _symbol(self, name: str) -> str:
        if name in _LARGE:
            return f"<mo>{_LARGE[name]}</mo>"
        if name in _LETTERS:
            return f"<mi>{_LETTERS[name]}</mi>"
        if name in _FENCES:
            # A bar stands before and after alike; as a fence it has no room around it.
            room = ' lspace="0" rspace="0"' if name == "|" else ""
            return f'<mo stretchy="false"{room}>{_FENCES[name]}</mo>'
        if name in _SIGNS:
            return f"<mo>{escape(_SIGNS[name])}</mo>"
        raise ValueError(f"the formula {self.latex!r} uses {name!r}, which is not known here")

    def _words(self) -> str:
        r"""The words of ``\text``, spaces at their ends kept."""
        self._take()
        inside = list(takewhile(lambda token: token != "}", self.tokens))
        words = "".join(inside)
        del self.tokens[: len(inside)]
        self._take()
        start, end = (_KEPT * side.isspace() for side in (words[:1], words[-1:]))
        return f"<mtext>{start}{escape(words.strip())}{end}</mtext>"


def _plain(token: str) -> str:
    """A token without its backslash; relations as their sign."""
    name = token.removeprefix("\\")
    return _SIGNS.get(name, name)
