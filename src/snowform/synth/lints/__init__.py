"""Lint rules over a finished document, a module each, and what suppresses them (`lints.rules` lists all)."""
