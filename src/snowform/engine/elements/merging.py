"""Merge dictionaries as CDKTF does, and write their keys in snake case.

Follows `util.ts`: dictionaries are merged, lists appended, None deletes, anything else replaces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from snowform.engine.errors import EngineError
from snowform.engine.tokens.token import Resolvable, is_resolvable
from snowform.engine.values.structs import Struct, camel_case
from snowform.hints import Any

# What stands below these keys are names that the user chose.
LEFT_ALONE = ("tags", "environment")
PLAIN = frozenset({str, int, float, bool, list, type(None)})


def deep_merge(target: Any, *sources: Mapping[str, Any]) -> Any:
    """Merge the sources into the target, in place, and return it.

    Raises EngineError where the target is a token.
    """
    if is_resolvable(target) and sources:
        raise EngineError(
            f"Invalid usage. Target ({target}) can not be a resolvable token when overrides are specified. "
            "Please replace the value of the field you are overriding with a static value."
        )
    for source in sources:
        for key, value in source.items():
            if isinstance(value, dict):
                _merge_into(target, key, value)
            elif isinstance(value, list) and isinstance(_get(target, key), list):
                _set(target, key, [*_get(target, key), *value])
            elif value is None:
                _delete(target, key)
            else:
                _set(target, key, value)
    return target


def merge_resolved(target: dict[str, Any], source: Any) -> None:
    """`deep_merge` for what was resolved: it holds no None and no token, and belongs to nobody else."""
    for key, value in source.items():
        present = target.get(key)
        if isinstance(present, dict) and isinstance(value, dict):
            merge_resolved(present, value)
        elif isinstance(present, list) and isinstance(value, list):
            present.extend(value)
        elif isinstance(present, list) and isinstance(value, dict):
            deep_merge(present, value)
        else:
            target[key] = value


def _merge_into(target: Any, key: str, value: Mapping[str, Any]) -> None:
    present = _get(target, key)
    if isinstance(present, list):
        # The list may be the program's own: what is merged into is a copy.
        present = _copied(present)
        _set(target, key, present)
    elif not isinstance(present, dict) and not is_resolvable(present):
        present = {}
        _set(target, key, present)
    deep_merge(present, value)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


# A list is an object whose keys are its indices: an override `ingress.0.cidr_block` reaches into it.
def _get(target: Any, key: str) -> Any:
    if isinstance(target, list):
        return target[int(key)] if key.isdigit() and int(key) < len(target) else None
    return target.get(key)


def _set(target: Any, key: str, value: Any) -> None:
    if isinstance(target, list):
        if not key.isdigit():
            return
        if int(key) < len(target):
            target[int(key)] = value
        else:
            target.append(value)
    else:
        target[key] = value


def _delete(target: Any, key: str) -> None:
    if isinstance(target, list):
        if key.isdigit() and int(key) < len(target):
            target[int(key)] = None
    else:
        target.pop(key, None)


def set_override(overrides: dict[str, Any], path: str, value: Any) -> None:
    """Record an override at a path of names joined by dots; dots cannot be escaped.

    Below an override that is a token it is lost: to `terraform-element.ts` that is an object like any other,
    on which it sets a property that nobody reads.
    """
    *parents, last = path.split(".")
    for name in parents:
        if is_resolvable(overrides.get(name)):
            return
        if not isinstance(overrides.get(name), dict):
            overrides[name] = {}
        overrides = overrides[name]
    overrides[last] = value


@cache
def snake_case(text: str) -> str:
    """A name in snake case, as CDKTF writes it."""
    text = re.sub(r"^[^A-Za-z0-9]*|[^A-Za-z0-9]*$", "", text)
    text = re.sub(r"([a-z0-9])([A-Z])", lambda found: f"{found[1]}_{found[2].lower()}", text)
    return re.sub(r"[^A-Za-z0-9]+|_+", "_", text).lower()


def keys_to_snake_case(value: Any) -> Any:
    """A value with the keys of its objects in snake case; not below `tags` and `environment`."""
    if isinstance(value, list):
        return [keys_to_snake_case(item) for item in value]
    if isinstance(value, Struct):
        value = {camel_case(name): item for name, item in value._values.items()}
    if not isinstance(value, dict):
        return value
    return {
        key if key in LEFT_ALONE else snake_case(key): item if key in LEFT_ALONE else keys_to_snake_case(item)
        for key, item in value.items()
    }


def with_dynamic_blocks(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes whose value is a dynamic block moved below `dynamic`, at every depth of plain objects."""
    result: dict[str, Any] = {}
    for name, value in attributes.items():
        kind = type(value)
        if kind is dict:
            result[name] = with_dynamic_blocks(value)
        elif kind in PLAIN:
            result[name] = value
        elif (make := getattr(value, "to_terraform_dynamic_block_json", None)) is not None:
            result.setdefault("dynamic", {})[name] = make()
        else:
            result[name] = _as_attribute(value)
    return result


def _as_attribute(value: Any) -> Any:
    if isinstance(value, Resolvable) or not is_resolvable(value):
        return value
    # A resolvable of the program's own is a plain object in JavaScript: here, outside of lists, only its
    # properties are left of it.
    return {"creationStack": list(value.creation_stack)} if hasattr(value, "creation_stack") else {}
