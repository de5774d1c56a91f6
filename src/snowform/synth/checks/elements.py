"""What an attribute's name or an index leads to in a value, as `tofu validate` knows it.

https://opentofu.org/docs/language/expressions/references/
"""

from __future__ import annotations

from snowform.synth.checks.values import (
    ANY,
    MAPPINGS,
    PRIMITIVE,
    SEQUENCES,
    Unsuitable,
    Value,
    converted,
    marked,
)


def attribute(value: Value, name: str, where: str) -> Value:
    """The attribute of a value; Unsuitable, with `where` for its name, if it has none."""
    if value.is_null:
        raise Unsuitable(f"{where} is null: it has no attributes")
    kind = value.kind
    if kind in PRIMITIVE:
        raise Unsuitable(f"{where} is a {kind}: it has no attributes")
    if kind in SEQUENCES:
        raise Unsuitable(f"{where} is a {'set' if kind == 'set' else 'list'}: it has no attributes")
    return marked(_member(value, name, where), value)


def indexed(value: Value, key: Value, where: str) -> Value:
    """The element of a value at a key; Unsuitable, with `where` for its name, if it has none there."""
    kind = value.kind
    if key.is_null:
        raise Unsuitable(f"{where} is indexed by null")
    if value.is_null or kind == "set" or kind in PRIMITIVE:
        what = "null" if value.is_null else f"a {kind}"
        raise Unsuitable(f"{where} is {what}: it has no elements that an index leads to")
    if kind == "dynamic":
        return ANY
    try:
        key = converted(key, "string" if kind in MAPPINGS else "number")
    except Unsuitable as error:
        raise Unsuitable(f"the index of {where} {error}") from error
    if kind in MAPPINGS:
        if not key.known:
            return Value(value.type[1]) if kind == "map" else ANY
        if value.kind == "object" and not value.known and key.content not in value.type[1]:
            # OpenTofu looks at the key of an unknown object later, other than at an attribute's name.
            return ANY
        return marked(_member(value, str(key.content), where), value)
    return marked(_element(value, key, where), value, key)


def _member(value: Value, name: str, where: str) -> Value:
    """An attribute of an object, or an element of a map."""
    if value.kind == "object":
        if name not in value.type[1]:
            raise Unsuitable(f'{where} has no attribute "{name}"')
        return value.content[name] if value.known else Value(value.type[1][name])
    if value.kind == "map":
        if value.known and name not in value.content:
            raise Unsuitable(f'{where} has no element "{name}"')
        return value.content[name] if value.known else Value(value.type[1])
    return ANY


def _element(value: Value, key: Value, where: str) -> Value:
    if value.kind == "list" and not (value.known and key.known):
        return Value(value.type[1])
    if not key.known:
        return ANY
    many = len(value.type[1]) if value.kind == "tuple" else len(value.content)
    if not 0 <= key.content < many or key.content != int(key.content):
        have = f"has {many} element{'' if many == 1 else 's'}" if many else "is empty"
        raise Unsuitable(f"{where}[{key.content}] does not exist: {where} {have}")
    return value.content[int(key.content)] if value.known else Value(value.type[1][int(key.content)])
