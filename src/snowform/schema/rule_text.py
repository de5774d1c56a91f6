"""The rules of a provider in words, for who wants to know them before a value breaks one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from snowform.schema.characters import described
from snowform.schema.forms import FORMS
from snowform.schema.rules import Rule, bounds, counted, plain

_HOW_MANY = {"exactly": "exactly", "least": "at least", "most": "at most"}


def in_words(rule: Rule) -> str:
    """What a rule of an argument demands: `from 1 to 64`; "" of a rule that is not known."""
    told = _WORDS.get(rule[0])
    return told(rule) if told else ""


def groups_in_words(groups: Sequence[Sequence[str]]) -> Iterator[str]:
    """What the groups of a block demand, each sentence once."""
    told: set[frozenset[str]] = set()
    for kind, *names in groups:
        first, *others = members = [name.removeprefix(".") for name in names]
        if kind == "conflicts":
            for other in others:
                if frozenset((first, other)) not in told:
                    told.add(frozenset((first, other)))
                    yield f"{first} and {other} exclude each other"
        elif kind in _HOW_MANY:
            yield f"{_HOW_MANY[kind]} one of {', '.join(members)}"
        elif kind == "with":
            yield f"{first} needs {' and '.join(others)}"
        elif kind == "require":
            yield f"{first} is required"


def _one_of(rule: Rule) -> str:
    return f"one of {', '.join(plain(rule[1]))}"


def _pattern(rule: Rule) -> str:
    kind, pattern, sentence = rule
    return sentence or f"{'matches' if kind == 'match' else 'does not match'} {pattern}"


def _characters(rule: Rule) -> str:
    _, allowed, first, last = rule
    told = (
        allowed and f"of {described(allowed)}",
        first and f"begins with no {described(first, 'or')}",
        last and f"ends with no {described(last, 'or')}",
    )
    return ", ".join(filter(None, told))


_WORDS: Mapping[str, Callable[[Rule], str]] = {
    "chars": _characters,
    "enum": _one_of,
    "enum_i": lambda rule: f"{_one_of(rule)}, in any case",
    "form": lambda rule: FORMS[rule[1]].called if rule[1] in FORMS else "",
    "items": lambda rule: counted(rule, "element"),
    "length": lambda rule: counted(rule, "character"),
    "match": _pattern,
    "multiple": lambda rule: f"a multiple of {rule[1]}",
    "not_match": _pattern,
    "prefix": lambda rule: f"{bounds(rule)} bits behind the slash",
    "range": bounds,
}
