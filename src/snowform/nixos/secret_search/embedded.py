"""Find the secrets in texts that hold other texts: JSON, base64, and the parts of an expression."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from snowform.expressions import ExpressionError, literal_string, parse_template
from snowform.expressions.nodes import Node, Quoted
from snowform.nixos.secret_search.places import HOLDS, NAMED_ELSEWHERE, NAMES, VALUES, command_line
from snowform.secrets.constants import Constants
from snowform.secrets.names import LABELS, PROSE, kind_of, kind_of_each
from snowform.secrets.outcomes import Scope, is_fixed
from snowform.secrets.patterns import SHORTEST, layers
from snowform.secrets.texts import LONGEST, names_of_secrets
from snowform.secrets.values import may_be_secret

_CONTROL = frozenset(map(chr, range(32))) - set("\t\n\r\f\x1b")


def names_in_text(text: str) -> Iterator[str]:
    """The name that each secret in a text is given to ("" for a command's), also in what is encoded in it."""
    if len(text) < 5:
        return
    seen = 0
    waiting = [text]
    while waiting and seen < 1000:
        seen += 1
        piece = waiting.pop()
        data = _json(piece)
        if data is not None:
            yield from _in_data(data, waiting)
            continue
        yield from names_of_secrets(piece)
        if len(piece) >= 24:
            encoded = iter(layers(piece))
            next(encoded)
            waiting.extend(inner for inner in encoded if len(inner) >= SHORTEST and is_text(inner))


def is_text(text: str) -> bool:
    """Whether it is one that a person could have written, by how it begins."""
    return len(text) <= LONGEST and _CONTROL.isdisjoint(text[:4096])


def texts_in_expression(text: str, constants: Constants, scope: Scope) -> Iterator[str]:
    """The texts that a template can come to, with what is known only later left open, and those in its parts.

    An object in it is given as JSON: what `jsonencode`, `templatefile` and `merge` are given.
    """
    yield from (outcome for outcome in constants.outcomes(text, scope) if isinstance(outcome, str))
    try:
        parts = parse_template(text).parts
    except ExpressionError:
        yield text
        return
    waiting: list[Node] = list(parts)
    while waiting:
        node = waiting.pop()
        waiting.extend((*node.children(), *node.inner()))
        if isinstance(node, Quoted):
            yield from (outcome for outcome in constants.of_node(node, scope) if isinstance(outcome, str))
        elif type(node).__name__ == "ObjectValue":
            yield from _as_json(node, constants, scope)


def _as_json(node: Any, constants: Constants, scope: Scope) -> Iterator[str]:
    """The object that stands in an expression, once for each outcome of its members."""
    plain: dict[str, str] = {}
    for key, value in node.items:
        name = getattr(key, "value", None) or literal_string(key)
        if not isinstance(name, str):
            continue
        for outcome in constants.leaves(constants.of_node(value, scope)):
            if isinstance(outcome, str | int) and not isinstance(outcome, bool) and is_fixed(outcome):
                yield json.dumps({name: outcome})
                plain.setdefault(name, str(outcome))
    if len(plain) > 1:
        yield json.dumps(plain)


def _json(text: str) -> Any:
    """What the text says where it is an object or list in JSON, else None."""
    start = text.lstrip()[:1]
    if start not in ("{", "[") or len(text) > LONGEST:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _in_data(data: Any, waiting: list[str]) -> Iterator[str]:
    """The names of secrets in plain data; the texts in it are added to `waiting`."""
    below: list[tuple[str, Any]] = [("", data)]
    while below:
        name, value = below.pop()
        if isinstance(value, dict):
            below.extend(
                (_name(name, key, value), member) for key, member in value.items() if not _quiet(key, value)
            )
        elif isinstance(value, list):
            name = name[:-1] if kind_of_each(name) else name
            if command := command_line(value):
                waiting.append(command)
            below.extend((name, element) for element in value)
        elif isinstance(value, str):
            kind = kind_of(name)
            if kind and may_be_secret(value, kind):
                yield name
            elif len(value) >= 5:
                waiting.append(value)


def _name(above: str, key: str, body: dict[str, Any]) -> str:
    if key in VALUES:
        for beside in NAMES:
            if isinstance(name := body.get(beside), str):
                return name
    return above if key in HOLDS and kind_of(above) else key


def _quiet(key: str, body: dict[str, Any]) -> bool:
    return key in PROSE or key in LABELS or (key in VALUES and body.get("type") in NAMED_ELSEWHERE)
