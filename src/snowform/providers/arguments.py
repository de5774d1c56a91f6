"""Make what the user wrote into what Terraform's JSON syntax wants, after holding it against the schema."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import constructs

from snowform.errors import SnowformError
from snowform.hints import TYPE_CHECKING, Any
from snowform.providers.origin import location
from snowform.schema import Block, CtyType
from snowform.schema.check import TEXT, Problem, check_block, check_value, format_path

if TYPE_CHECKING or "cdktf" in sys.modules or "cdktn" not in sys.modules:
    import cdktf as cdktf  # noqa: PLC0414 - the one that typed resources stand on is named here alone
else:
    # A program on the real cdktn, whose stacks take no elements of cdktf's.
    import cdktn as cdktf

# Dictionaries first: to tell that something else is a Mapping takes longest.
OBJECTS = (dict, Mapping)
COLLECTIONS = (dict, list, tuple, Mapping)
PRIMITIVES = (str, int, float)
# The class of what `iterator.dynamic({...})` gives, on either engine.
DYNAMIC = "TerraformDynamicExpression"


class ArgumentError(SnowformError):
    """An argument that the provider's schema does not allow, or the lack of one that it wants."""


def without_ranks(arguments: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The arguments without what `default` and its kin say of them, and those of which they say something."""
    if (ranks := sys.modules.get("snowform.providers.ranks")) is None:
        return arguments, {}
    ranked = {name: value for name, value in arguments.items() if ranks.has_ranks(value)}
    return {**arguments, **{name: ranks.plain(value) for name, value in ranked.items()}}, ranked


def prepare(
    block: Block,
    arguments: Mapping[str, Any],
    *,
    owner: str,
    where: Callable[[tuple[str | int, ...]], str] | None = None,
) -> dict[str, Any]:
    """The body of a block: plain data and tokens, checked, with objects filled up.

    `owner` names the resource in errors (`aws_vpc "main"`); an ArgumentError names the user's line, or what
    `where` says of the path, and the first problem.
    """
    try:
        body = _fill_block(block, arguments)
    except Exception as error:
        # That of `dynamic_values`, which few programs load.
        if (problem := getattr(error, "problem", None)) is None:
            raise
        raise _error([problem], owner, where) from error
    problems = _misplaced(body, ())
    told = [problem.path for problem in problems]
    problems += [problem for problem in check_block(block, body) if problem.path not in told]
    if problems:
        raise _error(problems, owner, where)
    return body


def _error(
    problems: list[Problem], owner: str, where: Callable[[tuple[str | int, ...]], str] | None
) -> ArgumentError:
    first = problems[0]
    # The last name of the path stands in the message where it is what is wrong.
    path = first.path[:-1] if first.path and f'"{first.path[-1]}"' in first.message else first.path
    place = f"{owner}: {format_path(path)}" if path else owner
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    line = where(first.path) if where else location()
    return ArgumentError(f"{place}: {first.message}{more}", where=line, hint=first.hint)


def _fill_block(block: Block, content: Mapping[str, Any]) -> dict[str, Any]:
    filled: dict[str, Any] = {}
    for name, value in content.items():
        if isinstance(value, str):
            filled[name] = value
        elif value is None:
            continue
        elif type(value).__name__ == DYNAMIC and hasattr(value, "content"):
            _fill_dynamic(block, name, value, filled)
        elif attribute := block.attributes.get(name):
            filled[name] = _fill_type(attribute.type, value)
        elif nested := block.blocks.get(name):
            filled[name] = _fill_nested(nested.block, value, is_map=nested.nesting == "map")
        else:
            filled[name] = _plain(value)
    return filled


def _fill_dynamic(block: Block, name: str, value: Any, filled: dict[str, Any]) -> None:
    from snowform.providers import dynamic_values

    if attribute := block.attributes.get(name):
        kind = attribute.type
        if not isinstance(kind, list) or kind[0] not in {"list", "set"}:
            filled[name] = value
            return
        filled[name] = dynamic_values.filled(
            value,
            lambda content: _fill_type(kind[1], content),
            lambda content: check_value(kind[1], content, (name,)),
        )
    elif nested := block.blocks.get(name):
        made = dynamic_values.filled(
            value,
            lambda content: _fill_block(nested.block, content),
            lambda content: check_block(nested.block, content, (name,)),
        )
        dynamic_values.add_blocks(filled, name, made)
    else:
        filled[name] = value


def _fill_nested(block: Block, value: Any, *, is_map: bool) -> Any:
    if isinstance(value, OBJECTS):
        if is_map:
            return {key: _fill_nested(block, body, is_map=False) for key, body in value.items()}
        return _fill_block(block, value)
    if isinstance(value, list | tuple):
        _tell_of_none(value)
        return [_fill_nested(block, body, is_map=False) for body in value if body is not None]
    return value


def _fill_type(cty_type: CtyType, value: Any) -> Any:
    """The value as plain data; objects get every attribute of their type, since JSON demands it.

    Terraform takes such an argument for a value, not for blocks, and a value of an object type names every
    attribute: https://developer.hashicorp.com/terraform/language/attr-as-blocks
    """
    if isinstance(cty_type, str) or not isinstance(value, COLLECTIONS):
        return _plain(value)
    if cty_type[0] in {"list", "set"} and not isinstance(value, OBJECTS):
        _tell_of_none(value)
        return [_fill_type(cty_type[1], element) for element in value if element is not None]
    if cty_type[0] == "map" and isinstance(value, OBJECTS):
        inner = cty_type[1]
        return {
            key: element if type(element) is str else _fill_type(inner, element)
            for key, element in value.items()
        }
    if cty_type[0] == "object" and isinstance(value, OBJECTS):
        given = {name: element for name, element in value.items() if element is not None}
        types: Mapping[str, CtyType] = cty_type[1]
        filled = {name: _plain(element) for name, element in given.items() if name not in types}
        for name, member in types.items():
            filled[name] = _fill_type(member, given[name]) if name in given else _empty(member)
        return filled
    return _plain(value)


def _empty(cty_type: CtyType) -> Any:
    if cty_type == "bool":
        return False
    if isinstance(cty_type, list) and cty_type[0] in {"list", "set"}:
        return []
    # Only a token comes out as an explicit null: the engines drop a plain None.
    return cdktf.Token.null_value()


def _plain(value: Any) -> Any:
    """Lists for tuples, and no None: what the engines can carry."""
    if isinstance(value, str):
        return value
    if isinstance(value, OBJECTS):
        return {key: _plain(element) for key, element in value.items() if element is not None}
    if isinstance(value, list | tuple):
        _tell_of_none(value)
        return [_plain(element) for element in value if element is not None]
    return value


def _tell_of_none(items: Any) -> None:
    for item in items:
        if item is None:
            # Few programs have one.
            from snowform.lints.program import warn

            hint = "write Token.null_value() for a null, or leave it out in Python"
            warn("lost-none", "a None in a list disappears", hint=hint)
            return


def _misplaced(value: Any, path: tuple[str | int, ...]) -> list[Problem]:
    """Constructs that stand where one of their attributes should."""
    if isinstance(value, PRIMITIVES) or (type(value) is dict and TEXT.issuperset(map(type, value.values()))):
        return []
    if isinstance(value, COLLECTIONS):
        items = value.items() if isinstance(value, OBJECTS) else enumerate(value)
        return [
            problem
            for key, element in items
            if type(element) is not str
            for problem in _misplaced(element, (*path, key))
        ]
    if isinstance(value, constructs.Construct) and not hasattr(type(value), "creation_stack"):
        kind = type(value).__name__
        return [Problem(path, f"a {kind} is no value", "give one of its attributes, such as its .id")]
    return []
