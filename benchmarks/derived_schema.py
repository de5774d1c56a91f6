"""Compare a schema that was derived from published bindings with the real one, property by property.

    python -m benchmarks.derived_schema DERIVED REAL

Both are compact schemas. Printed is a table: of what there is in the real one, how much the derived one says
alike, says nothing of, and says otherwise.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from snowform.schema import Attribute, Block, NestedBlock, ProviderSchema

Row = tuple[str, str]


def compare(derived: ProviderSchema, real: ProviderSchema) -> Iterator[tuple[str, str, str]]:
    """A row for each property of each member: the property, the outcome, and the place."""
    for kind in ("resource", "data", "ephemeral", "provider"):
        for name in real.names(kind):
            theirs, ours = real.block(kind, name), derived.block(kind, name)
            assert theirs is not None
            yield f"{kind}: entry", "alike" if ours else "nothing", name
            if ours is not None:
                yield from _blocks(ours, theirs, f"{kind}.{name}")


def _blocks(ours: Block, theirs: Block, path: str) -> Iterator[tuple[str, str, str]]:
    for name, attribute in theirs.attributes.items():
        place = f"{path}.{name}"
        if name in ours.attributes:
            yield "attribute or block", "alike", place
            yield from _attributes(ours.attributes[name], attribute, place)
        else:
            yield "attribute or block", "otherwise" if name in ours.blocks else "nothing", place
    for name, nested in theirs.blocks.items():
        place = f"{path}.{name}"
        if name in ours.blocks:
            yield "attribute or block", "alike", place
            yield from _nested(ours.blocks[name], nested, place)
        else:
            yield "attribute or block", "otherwise" if name in ours.attributes else "nothing", place
    for name in ours.names:
        if name not in theirs.names:
            yield "no such member", "otherwise", f"{path}.{name}"


def _attributes(ours: Attribute, theirs: Attribute, place: str) -> Iterator[tuple[str, str, str]]:
    alike = ours.type == theirs.type
    yield "type", "alike" if alike else "nothing" if ours.type == "dynamic" else "otherwise", place
    for flag in ("required", "optional", "computed"):
        yield flag, "alike" if getattr(ours, flag) == getattr(theirs, flag) else "otherwise", place
    for flag in ("sensitive", "deprecated", "write_only"):
        if getattr(theirs, flag):
            yield flag, "alike" if getattr(ours, flag) else "nothing", place


def _nested(ours: NestedBlock, theirs: NestedBlock, place: str) -> Iterator[tuple[str, str, str]]:
    yield "nesting", "alike" if ours.nesting == theirs.nesting else "otherwise", place
    for limit in ("min_items", "max_items"):
        our, their = getattr(ours, limit), getattr(theirs, limit)
        if our or their:
            yield limit, "alike" if our == their else "otherwise" if our else "nothing", place
    yield from _blocks(ours.block, theirs.block, place)


def main() -> None:
    """Print the table, and with `--show PROPERTY` the places where it is not alike."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("derived")
    parser.add_argument("real")
    parser.add_argument("--show", metavar="PROPERTY", help="print where this property is not alike")
    arguments = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    for what, outcome, place in compare(ProviderSchema(arguments.derived), ProviderSchema(arguments.real)):
        counts.setdefault(what, Counter())[outcome] += 1
        if what == arguments.show and outcome != "alike":
            print(outcome, place)
    print("| property | alike | says nothing | otherwise |\n|---|---:|---:|---:|")
    for what, found in counts.items():
        print(f"| {what} | {found['alike']} | {found['nothing']} | {found['otherwise']} |")


if __name__ == "__main__":
    main()
