"""Détente: negotiation support, before the first number."""
