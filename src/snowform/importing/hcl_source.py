"""A file in HCL's native syntax as elements, in the shape of the JSON syntax.

https://opentofu.org/docs/language/syntax/json/#block-type-specific-exceptions
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from snowform.importing.errors import ImportFailed
from snowform.importing.hcl_values import comment_lines, value_of
from snowform.importing.json_source import SECTIONS, check_section, refuse_twice
from snowform.importing.model import Array, Configuration, Element, Entry, Object
from snowform.provision.hcl.bodies import Argument, Block, Body, HclError, parse_body, position

_COMMENT = re.compile(r"\#[^\n]*|//[^\n]*|/\*.*?\*/", re.DOTALL)
# Arguments that hold references or words as they are, by the blocks that they stand in.
_INSTANCE = {
    (): frozenset({"depends_on", "provider"}),
    ("lifecycle",): frozenset({"ignore_changes", "replace_triggered_by"}),
    ("provisioner",): frozenset({"when", "on_failure"}),
}
_NONE: frozenset[str] = frozenset()
_BARE: dict[tuple[str, ...], frozenset[str]] = {
    **{
        (section, *path): names
        for section in ("resource", "data", "ephemeral")
        for path, names in _INSTANCE.items()
    },
    ("check", "data"): _INSTANCE[()],
    ("module",): frozenset({"depends_on", "providers"}),
    ("output",): frozenset({"depends_on"}),
    ("variable",): frozenset({"type"}),
    ("moved",): frozenset({"from", "to"}),
    ("import",): frozenset({"to", "provider"}),
    ("removed",): frozenset({"from"}),
    ("removed", "provisioner"): frozenset({"when", "on_failure"}),
}
# Arguments whose texts are no templates, for Terraform reads them before it knows any value.
_LITERAL: dict[tuple[str, ...], frozenset[str]] = {
    ("variable",): frozenset({"default", "description", "deprecated"}),
    ("output",): frozenset({"description", "deprecated"}),
    ("module",): frozenset({"source", "version"}),
}


def read_hcl(text: str, file: str) -> Configuration:
    """The elements of a file. Raises ImportFailed where OpenTofu would not read it either, with the line."""
    try:
        found = _Reader(text, file).elements()
    except HclError as error:
        raise ImportFailed(error.problem, where=f"{file}:{error.line}") from error
    except RecursionError as error:
        raise ImportFailed("nested too deeply", where=file) from error
    return found


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file

    def elements(self) -> Configuration:
        elements: list[Element] = []
        found: dict[tuple[str, tuple[str, ...]], Element] = {}
        items, after = self._commented(parse_body(self._text))
        for item, before, behind in items:
            where = f"{self._file}:{position(self._text, item.start)[0]}"
            if isinstance(item, Argument):
                raise ImportFailed(f'the argument "{item.name}" stands in no block', where=where)
            check_section(item.type, where)
            if len(item.labels) != SECTIONS[item.type]:
                raise ImportFailed(
                    f"a block {item.type} has {SECTIONS[item.type]} labels, not {len(item.labels)}",
                    where=where,
                )
            for element in self._of_block(item, before, behind, where):
                refuse_twice(found, element)
                elements.append(element)
        return Configuration(tuple(elements), after)

    def _of_block(self, block: Block, before: tuple[str, ...], behind: str, where: str) -> Iterator[Element]:
        body = self._body(block.body, (block.type,))
        if block.type != "locals":
            yield Element(block.type, block.labels, body, where, before, behind)
            return
        for entry in body.entries:
            comments = (*before, *entry.before)
            yield Element("locals", (entry.name,), entry.value, where, comments, entry.behind)
            before = ()

    def _body(self, body: Body, path: tuple[str, ...]) -> Object:
        entries: list[Entry] = []
        # The blocks of a kind are one entry, where the first of them stands.
        blocks: dict[str, list[Entry]] = {}
        places: dict[str, int] = {}
        labelled: set[str] = set()
        items, after = self._commented(body)
        for item, before, behind in items:
            if isinstance(item, Argument):
                entries.append(Entry(item.name, self._value(item, path), before, behind))
                continue
            if item.type not in blocks:
                places[item.type] = len(entries)
                entries.append(Entry(item.type, None))
            inner = self._body(item.body, (*path, item.type))
            for label in reversed(item.labels):
                # Provisioners run in the order in which they stand, whatever their labels.
                if item.type != "provisioner":
                    labelled.add(item.type)
                inner = Object((Entry(label, inner),))
            blocks.setdefault(item.type, []).append(Entry("", inner, before, behind))
        for kind, found in blocks.items():
            if kind in labelled:
                entries[places[kind]] = Entry(kind, _by_label(found), found[0].before, found[0].behind)
            else:
                entries[places[kind]] = Entry(kind, Array(tuple(found), blocks=True))
        return Object(tuple(entries), after)

    def _value(self, argument: Argument, path: tuple[str, ...]) -> object:
        name = argument.name
        is_setting = path[0] == "terraform"
        bare = (
            name in _BARE.get(path, _NONE)
            or (path[-1] == "dynamic" and name == "iterator")
            or (is_setting and (path[-1] == "required_providers" or name == "experiments"))
        )
        return value_of(argument, bare=bare, literal=is_setting or name in _LITERAL.get(path, _NONE))

    def _commented(
        self, body: Body
    ) -> tuple[list[tuple[Argument | Block, tuple[str, ...], str]], tuple[str, ...]]:
        """The items of a body with the comments above each and on its line, and those behind the last."""
        found: list[tuple[Argument | Block, tuple[str, ...], str]] = []
        at = body.start
        for item in body.items():
            before, behind = self._comments(at, item.start, after_item=bool(found))
            if behind:
                found[-1] = (*found[-1][:2], behind)
            found.append((item, before, ""))
            at = item.end if isinstance(item, Block) else item.value_end
        before, behind = self._comments(at, body.end, after_item=bool(found))
        if behind:
            found[-1] = (*found[-1][:2], behind)
        return found, before

    def _comments(self, start: int, end: int, *, after_item: bool) -> tuple[tuple[str, ...], str]:
        """The comments between two items: the lines above the second, and the one behind the first."""
        lines: list[str] = []
        behind = ""
        at = start
        for comment in _COMMENT.finditer(self._text, start, end):
            gap = self._text[at : comment.start()]
            if after_item and not lines and not behind and "\n" not in self._text[start : comment.start()]:
                behind = " ".join(line.strip() for line in comment_lines(comment[0])).strip()
            else:
                if lines and gap.count("\n") > 1:
                    lines.append("")
                lines.extend(comment_lines(comment[0]))
            at = comment.end()
        # A comment that stands apart from what follows belongs to nothing.
        if lines and self._text.count("\n", at, end) > 1:
            lines.append("")
        return tuple(lines), behind


def _by_label(bodies: list[Entry]) -> Object:
    """Blocks as an object of their labels; those that share one, as a list there."""
    labels: dict[str, list[Entry]] = {}
    for index, body in enumerate(bodies):
        (inner,) = body.value.entries
        before = () if index == 0 else body.before
        labels.setdefault(inner.name, []).append(Entry("", inner.value, before))
    return Object(
        tuple(
            Entry(label, found[0].value, found[0].before)
            if len(found) == 1
            else Entry(label, Array(tuple(found), blocks=True))
            for label, found in labels.items()
        )
    )
