"""A block's schema as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from snowform.schema import Attribute, Block, CtyType, NestedBlock
from snowform.schema.rule_text import groups_in_words, in_words


def describe_block(block: Block, rules: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """One line an attribute, required ones first, then the nested blocks with what they hold.

    `rules` are the provider's own of the block, as `schema.rules` has them.
    """
    of_arguments, of_blocks = rules.get("a", {}), rules.get("b", {})
    for attribute in sorted(
        block.attributes.values(), key=lambda a: (not a.required, not a.settable, a.name)
    ):
        line = f"{indent}{attribute.name}: {format_type(attribute.type)}  ({_flags(attribute)})"
        said = "; ".join(filter(None, map(in_words, of_arguments.get(attribute.name, ()))))
        yield f"{line}  {said}" if said else line
    for sentence in groups_in_words(rules.get("g", ())):
        yield f"{indent}({sentence})"
    for nested in block.blocks.values():
        yield f"{indent}{nested.name} {{}}  ({_limits(nested)})"
        yield from describe_block(nested.block, of_blocks.get(nested.name, {}), indent + "  ")


def format_type(cty_type: CtyType) -> str:
    """A type as Terraform's language writes it: list(string)."""
    if isinstance(cty_type, str):
        return "any" if cty_type == "dynamic" else cty_type
    if cty_type[0] == "object":
        members = ", ".join(f"{name} = {format_type(member)}" for name, member in cty_type[1].items())
        return f"object({{{members}}})"
    return f"{cty_type[0]}({format_type(cty_type[1])})"


def _flags(attribute: Attribute) -> str:
    kind = "required" if attribute.required else "optional" if attribute.optional else "read only"
    more = [name for name in ("sensitive", "deprecated", "write_only") if getattr(attribute, name)]
    return ", ".join([kind, *(name.replace("_", "-") for name in more)])


def _limits(nested: NestedBlock) -> str:
    least = f"at least {nested.min_items}" if nested.min_items else ""
    most = "at most 1" if nested.single else f"at most {nested.max_items}" if nested.max_items else ""
    if nested.min_items == 1 and nested.single:
        return "exactly 1"
    return ", ".join(filter(None, (least, most))) or "any number"
