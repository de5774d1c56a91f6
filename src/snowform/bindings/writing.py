"""What is written of the values that bindings hold, by the rows of the index (see `rows`).

Follows `runtime.ts` of cdktf: `listMapper`, `hashMapper` and the four that change nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from snowform.engine.references.dynamic_block import TerraformDynamicBlock, TerraformDynamicExpression
from snowform.engine.tokens.token import has_map_token, is_resolvable
from snowform.engine.values.javascript import NULL

Module = dict[str, Any]


def write_rows(
    rows: list[Any],
    read: Callable[[str, bool], Any],
    module: Module,
    mark: Callable[[Any], Any] | None = None,
) -> dict[str, Any]:
    """An object with Terraform's names.

    `read` gives a field, or what its child holds; `mark` takes the values of write-only attributes.
    """
    written: dict[str, Any] = {}
    for name, mapper, field, null, *more in rows:
        of_child, write_only = more or (False, False)
        value = write(read(field, of_child), mapper, module)
        if write_only and mark is not None:
            value = mark(value)
        if value is None and null:
            value = NULL
        if value is not None:
            written[name] = value
    return written


def write(value: Any, mapper: Any, module: Module) -> Any:
    """A value as a mapper writes it."""
    if mapper is None or value is None:
        return value
    if isinstance(mapper, str):
        return _struct(value, module[mapper], module)
    kind, inner, *rest = mapper
    if kind == "list":
        if isinstance(value, TerraformDynamicExpression):
            return TerraformDynamicBlock.from_dynamic_expression(value) if rest[0] else value
        return [write(item, inner, module) for item in value] if isinstance(value, list) else value
    if not isinstance(value, dict) or has_map_token(value):
        return value
    return {key: write(item, inner, module) for key, item in value.items()}


def _struct(value: Any, rows: list[Any], module: Module) -> Any:
    if is_resolvable(value) or value is NULL:
        return value
    given = value if isinstance(value, dict) else {}
    return write_rows(rows, lambda field, _: given.get(field), module)
