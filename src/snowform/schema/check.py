"""Hold a block's content, as it stands in Terraform's JSON syntax, against its schema.

One walker serves both places where a block is checked: the constructor of a typed resource, where values may
still be tokens of the engine, and the finished document. What cannot be known before Terraform runs (a
template, a token) is right; what Terraform itself converts ("30" for a number) is right too.
Rules: https://developer.hashicorp.com/terraform/language/syntax/json and, for the conversions,
https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.records import Record
from snowform.schema.foreign import way_out
from snowform.schema.model import Attribute, Block, CtyType, NestedBlock

Path = tuple[str | int, ...]

NUMBER = r"(?a:[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)"
NAME = r"[^\W\d][\w-]*"
BOOLEANS = {"true", "false", "1", "0"}
TEXT = frozenset({str})
# What most values are, and the types that surely take them.
# What an error calls a value of a type.
NAMES = {
    "bool": "a bool",
    "list": "a list",
    "map": "a map",
    "number": "a number",
    "object": "an object",
    "set": "a set",
    "string": "a string",
    "tuple": "a list",
}
# What the language takes for true where it wants a bool.
TRUE = (True, "true", "1")
SURE = {str: ("string",), bool: ("bool",), int: ("number",)}
GENERATOR = ("content", "for_each", "iterator", "labels", "//")
MAP_OF_TEXT, LISTS_OF_TEXT = ["map", "string"], (["list", "string"], ["set", "string"])


class Problem(Record):
    """One thing that is wrong: where below the block, what, and what to do.

    `dropped` says that Terraform takes it all the same, without what stands there.
    """

    __slots__ = ("dropped", "hint", "message", "path")

    def __init__(self, path: Path, message: str, hint: str = "", *, dropped: bool = False) -> None:
        self.path = path
        self.message = message
        self.hint = hint
        self.dropped = dropped


def check_block(block: Block, content: Mapping[str, Any], path: Path = ()) -> Iterator[Problem]:
    """Every problem of a block's content. `content` holds arguments and nested blocks by name."""
    dynamic = _dynamic_blocks(content)
    attributes = block.attributes
    for name, value in content.items():
        if value is None or name == "//":
            continue
        if attribute := attributes.get(name):
            if not (attribute.settable and _is_surely(attribute.type, value)):
                yield from _check_attribute(attribute, value, (*path, name))
        elif nested := block.blocks.get(name):
            yield from _check_nested(nested, value, (*path, name), more=name in dynamic)
        elif name == "dynamic" and dynamic:
            yield from _check_dynamic(block, dynamic, (*path, name))
        else:
            yield Problem((*path, name), f'unknown argument "{name}"', did_you_mean(name, block.names))
    for name in block.required:
        if content.get(name) is None and name not in dynamic:
            kind = "argument" if name in block.attributes else "block"
            yield Problem(path, f'the {kind} "{name}" is required')


def format_path(path: Path) -> str:
    """A path as a reader writes it: `resource.aws_ami.nixos.filter[0].values`."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


def check_value(cty_type: CtyType, value: Any, path: Path) -> Iterator[Problem]:
    """Every problem of a value that should be of the type, or convertible to it."""
    if value is None or cty_type == "dynamic" or is_unknown(value):
        return
    if isinstance(cty_type, str):
        if not PRIMITIVE_CHECKS[cty_type](value):
            yield Problem(path, f"must be {_article(cty_type)}, not {describe(value)}", way_out(value))
    elif cty_type[0] in {"list", "set"}:
        yield from _check_sequence(cty_type, value, path)
    elif cty_type[0] == "tuple":
        if not isinstance(value, list | tuple) or len(value) != len(cty_type[1]):
            yield Problem(
                path, f"must be a list of {len(cty_type[1])} values, not {describe(value)}", way_out(value)
            )
    elif not isinstance(value, Mapping):
        yield Problem(path, f"must be {_article(cty_type[0])}, not {describe(value)}", way_out(value))
    elif cty_type[0] == "map":
        for key, element in value.items():
            yield from check_value(cty_type[1], element, (*path, key))
    else:
        yield from _check_object(cty_type, value, path)


def _is_surely(cty_type: CtyType, value: Any) -> bool:
    """Whether a value is of a type, told at once where it is of the commonest; False says nothing."""
    kind = type(value)
    if kind is dict:
        return cty_type == MAP_OF_TEXT and TEXT.issuperset(map(type, value.values()))
    if kind is list:
        return cty_type in LISTS_OF_TEXT and TEXT.issuperset(map(type, value))
    return cty_type in SURE.get(kind, ())


def is_unknown(value: Any) -> bool:
    """Nothing can be said of the value yet: a template, a token, an object of the engine."""
    if isinstance(value, str):
        return "${" in value or "%{" in value or "{TfToken[" in value
    if isinstance(value, Mapping):
        return any(isinstance(key, str) and key.startswith("&{TfToken[") for key in value)
    if value is None or isinstance(value, int | float):
        return False
    if isinstance(value, list | tuple):
        return len(value) == 1 and isinstance(value[0], str) and value[0].startswith("#{TfToken[")
    # What the engines hand out for a value not yet known: jsii's objects and proxies, and whatever is an
    # IResolvable (told by its creation stack: a pathlib.Path has a method `resolve` too).
    kind = type(value)
    if hasattr(kind, "__jsii_type__") or kind.__module__.startswith("jsii."):
        return True
    return hasattr(value, "creation_stack")


def describe(value: Any) -> str:
    """A value in an error: short, with its kind."""
    if isinstance(value, bool):
        return f"the bool {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the string "{value if len(value) <= 40 else value[:37] + "..."}"'
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, Mapping):
        return "an object"
    return f"a Python {type(value).__name__}"


def _is_string(value: Any) -> bool:
    return isinstance(value, str | bool | int | float)


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        return re.fullmatch(NUMBER, value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool) or (isinstance(value, str) and value in BOOLEANS)


PRIMITIVE_CHECKS = {"string": _is_string, "number": _is_number, "bool": _is_bool}


def _check_attribute(attribute: Attribute, value: Any, path: Path) -> Iterator[Problem]:
    if not attribute.settable:
        yield Problem(
            path, f'"{attribute.name}" is decided by the provider', "it can be read, not set: leave it out"
        )
        return
    yield from check_value(attribute.type, value, path)


def _check_sequence(cty_type: CtyType, value: Any, path: Path) -> Iterator[Problem]:
    if not isinstance(value, list | tuple):
        yield Problem(path, f"must be a list, not {describe(value)}", way_out(value))
        return
    for index, element in enumerate(value):
        yield from check_value(cty_type[1], element, (*path, index))


def _check_object(cty_type: CtyType, value: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    types: Mapping[str, CtyType] = cty_type[1]
    optional = cty_type[2] if len(cty_type) > 2 else ()
    for name, element in value.items():
        if name not in types:
            near = did_you_mean(name, types)
            yield Problem((*path, name), f'unknown attribute "{name}"', near, dropped=True)
        else:
            yield from check_value(types[name], element, (*path, name))
    for name in types:
        # Terraform's JSON syntax wants every attribute of an object named, if only with null.
        if name not in value and name not in optional:
            yield Problem(path, f'the attribute "{name}" is missing', "write null where it has no value")


def _check_nested(nested: NestedBlock, value: Any, path: Path, *, more: bool) -> Iterator[Problem]:
    """Blocks of one kind; `more` of the kind are made by a dynamic block, so their number is not known."""
    if is_unknown(value):
        # Blocks are structure: not even an expression may stand for one.
        if isinstance(value, str):
            yield Problem(path, "is a block: an expression cannot stand for it", "write a dynamic block")
        return
    if nested.nesting == "map":
        if not isinstance(value, Mapping):
            yield Problem(
                path, f"must be an object of blocks by label, not {describe(value)}", way_out(value)
            )
            return
        bodies = list(value.items())
    elif isinstance(value, Mapping):
        yield from check_block(nested.block, value, path)
        return
    elif isinstance(value, list | tuple):
        bodies = [(index, body) for index, body in enumerate(value) if body is not None]
        yield from _check_count(nested, len(bodies), path, more=more)
    else:
        yield Problem(
            path, f"is a block: must be an object or a list of them, not {describe(value)}", way_out(value)
        )
        return
    for key, body in bodies:
        if isinstance(body, Mapping):
            yield from check_block(nested.block, body, (*path, key))
        elif not is_unknown(body):
            yield Problem((*path, key), f"is a block: must be an object, not {describe(body)}")


def _check_count(nested: NestedBlock, count: int, path: Path, *, more: bool) -> Iterator[Problem]:
    most = 1 if nested.nesting in {"single", "group"} else nested.max_items
    if most and count > most:
        yield Problem(path, f'{count} blocks "{nested.name}" where at most {most} may stand')
    if count < nested.min_items and not more:
        yield Problem(path, f'{count} blocks "{nested.name}" where at least {nested.min_items} must stand')


def _dynamic_blocks(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """The dynamic blocks of a content, by the name of the block they make.

    https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
    """
    dynamic = content.get("dynamic")
    if dynamic is None:
        return {}
    if isinstance(dynamic, Mapping):
        return dynamic
    if isinstance(dynamic, list | tuple):
        return {name: body for item in dynamic if isinstance(item, Mapping) for name, body in item.items()}
    return {}


def _check_dynamic(block: Block, dynamic: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    for name, generators in dynamic.items():
        nested = block.blocks.get(name)
        made = nested.block if nested else _written_as_blocks(block.attributes.get(name))
        if made is None:
            yield Problem((*path, name), f'no block "{name}" to make', did_you_mean(name, block.blocks))
            continue
        for generator in generators if isinstance(generators, list | tuple) else [generators]:
            if not isinstance(generator, Mapping):
                # What the engine resolves later is none yet; an expression stands for none.
                if generator is not None and (isinstance(generator, str) or not is_unknown(generator)):
                    yield Problem((*path, name), f"must be an object, not {describe(generator)}")
                continue
            yield from _check_generator(generator, (*path, name))
            if "labels" in generator and not (nested and nested.nesting == "map"):
                yield Problem((*path, name, "labels"), f'a block "{name}" has no labels', "leave it out")
            content = generator.get("content")
            for body in content if isinstance(content, list | tuple) else [content]:
                if isinstance(body, Mapping):
                    yield from check_block(made, body, (*path, name, "content"))
                elif body is not None and not is_unknown(body):
                    yield Problem((*path, name, "content"), f"must be an object, not {describe(body)}")


def _check_generator(generator: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    for name in ("for_each", "content"):
        if name not in generator:
            yield Problem(path, f'the {"block" if name == "content" else "argument"} "{name}" is required')
    for name in generator:
        if name not in GENERATOR:
            yield Problem((*path, name), f'unknown argument "{name}"', did_you_mean(name, GENERATOR))
    each, iterator = generator.get("for_each"), generator.get("iterator")
    if not isinstance(each, Mapping | list | tuple | None) and not is_unknown(each):
        yield Problem((*path, "for_each"), f"must be a list or an object, not {describe(each)}")
    if iterator is not None and (not isinstance(iterator, str) or not re.fullmatch(NAME, iterator)):
        yield Problem((*path, "iterator"), f"must be a name, not {describe(iterator)}")


def _written_as_blocks(attribute: Attribute | None) -> Block | None:
    """What an attribute takes that may be written as blocks, too: a list or set of objects, all optional.

    https://developer.hashicorp.com/terraform/language/attr-as-blocks
    """
    if attribute is None or not attribute.settable or isinstance(attribute.type, str):
        return None
    kind, element = attribute.type[0], attribute.type[1]
    if kind not in {"list", "set"} or isinstance(element, str) or element[0] != "object":
        return None
    return Block({"a": {name: ["o", cty_type] for name, cty_type in element[1].items()}})


def _article(cty_type: str) -> str:
    return f"an {cty_type}" if cty_type[0] in "aeiou" else f"a {cty_type}"
