"""Hold a literal against a variable's type, as OpenTofu converts it. What is not known yet is right.

More generous than a provider's schema (`snowform.schema.check`): attributes that an object type does not have
are dropped without a word. https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from snowform.errors import did_you_mean
from snowform.schema import CtyType
from snowform.schema.check import NAMES, PRIMITIVE_CHECKS, Path, describe, is_unknown
from snowform.synth.checks.findings import Finding


def check_conversion(cty_type: CtyType, value: Any, path: Path) -> Iterator[Finding]:
    """Every reason why a value cannot become one of the type, and a warning of names that are dropped."""
    if value is None or cty_type == "dynamic" or _unknown(value):
        return
    kind = cty_type if isinstance(cty_type, str) else cty_type[0]
    if kind in PRIMITIVE_CHECKS:
        if not PRIMITIVE_CHECKS[kind](value):
            yield _wrong(kind, value, path)
    elif kind in {"list", "set"}:
        yield from _sequence(kind, cty_type[1], value, path)
    elif kind == "tuple":
        yield from _tuple(cty_type[1], value, path)
    elif not isinstance(value, Mapping):
        yield _wrong(kind, value, path)
    elif kind == "map":
        for key, element in value.items():
            yield from check_conversion(cty_type[1], element, (*path, key))
        yield from _alike("map", cty_type[1], list(value.values()), path)
    else:
        yield from _object(cty_type[1], cty_type[2], value, path)


def _sequence(kind: str, element: CtyType, value: Any, path: Path) -> Iterator[Finding]:
    if not isinstance(value, list):
        yield _wrong(kind, value, path)
        return
    for index, item in enumerate(value):
        yield from check_conversion(element, item, (*path, index))
    yield from _alike(kind, element, value, path)


def _tuple(types: Sequence[CtyType], value: Any, path: Path) -> Iterator[Finding]:
    if not isinstance(value, list):
        yield _wrong("tuple", value, path)
    elif len(value) != len(types):
        yield Finding(path, f"must be a list of {len(types)} values, not of {len(value)}")
    else:
        for index, (cty_type, item) in enumerate(zip(types, value, strict=True)):
            yield from check_conversion(cty_type, item, (*path, index))


def _object(
    types: Mapping[str, CtyType], optional: Sequence[str], value: Mapping[str, Any], path: Path
) -> Iterator[Finding]:
    missing = [name for name in types if name not in value]
    for name, item in value.items():
        if name in types:
            yield from check_conversion(types[name], item, (*path, name))
        elif near := did_you_mean(name, missing):
            message = f'the module\'s object has no "{name}": what stands there is ignored'
            yield Finding((*path, name), message, near, "warning", rule="ignored-attribute")
    for name in missing:
        if name not in optional:
            yield Finding(path, f'the attribute "{name}" is missing')


def _alike(kind: str, element: CtyType, values: Sequence[Any], path: Path) -> Iterator[Finding]:
    """Elements of `any` type are converted to one that all of them have; primitives have text in common."""
    if element != "dynamic" or any(_unknown(value) for value in values):
        return
    shapes = {_shape(value) for value in values if value is not None}
    # Numbers and bools only meet as text, which one of them must be.
    if shapes <= {"string", "number", "bool"} and shapes != {"number", "bool"}:
        return
    if len(shapes) > 1:
        different = " and ".join(sorted(NAMES[shape] for shape in shapes))
        yield Finding(path, f"all elements of a {kind} must be of one type: here are {different}")


def _shape(value: Any) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "object" if isinstance(value, Mapping) else "list"


def _unknown(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any("${" in key or "%{" in key for key in value)
    return is_unknown(value)


def _wrong(kind: str, value: Any, path: Path) -> Finding:
    return Finding(path, f"must be {NAMES[kind]}, not {describe(value)}")
