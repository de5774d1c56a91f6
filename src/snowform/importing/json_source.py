"""A file in Terraform's JSON syntax as elements. https://opentofu.org/docs/language/syntax/json/"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from snowform.errors import did_you_mean
from snowform.importing.errors import ImportFailed
from snowform.importing.model import Configuration, Element, Object, of_plain
from snowform.importing.plain_json import parse_json
from snowform.importing.repeated import refuse_repeated
from snowform.provision.configuration.blocks import COMMENT, BlockPath, blocks, bodies_of, labels

# How many labels the blocks at the top of a configuration have.
SECTIONS = {
    **{"terraform": 0, "variable": 1, "provider": 1, "locals": 0, "data": 2, "ephemeral": 2, "resource": 2},
    **{"module": 1, "output": 1, "import": 0, "moved": 0, "removed": 0, "check": 1},
}


def read_json(text: str, file: str) -> Configuration:
    """The elements of a file. Raises ImportFailed where it is no configuration, with the place."""
    document = parse_json(text, file)
    if not isinstance(document, dict | list):
        raise ImportFailed("no configuration: it holds neither an object nor a list", where=file)
    found: dict[tuple[str, tuple[str, ...]], Element] = {}
    elements = [element for body in bodies_of(document) for element in _elements(body, file)]
    for element in elements:
        refuse_twice(found, element)
    comments = (body.get(COMMENT) for body in bodies_of(document))
    # What cdktf writes there is for itself.
    after = [line for comment in comments if isinstance(comment, str) for line in comment.splitlines()]
    return Configuration(tuple(elements), tuple(after))


def refuse_twice(found: dict[tuple[str, tuple[str, ...]], Element], element: Element) -> None:
    """Note an element; ImportFailed where there is one of its address already."""
    section = element.section
    if section in {"terraform", "provider", "import", "moved", "removed"}:
        return
    if (first := found.setdefault((section, element.labels), element)) is not element:
        raise ImportFailed(
            f"{element.address} is declared twice", where=element.where, hint=f"first at {first.where}"
        )


def check_section(name: str, where: str) -> None:
    """Raise ImportFailed for a name of no block."""
    if name not in SECTIONS:
        raise ImportFailed(
            f'no block is called "{name}"', where=where, hint=did_you_mean(name, SECTIONS) or "leave it out"
        )


def _elements(document: Mapping[str, Any], file: str) -> Iterator[Element]:
    for section, content in document.items():
        if section == COMMENT:
            continue
        check_section(section, f"{file}: {section}")
        for path, body in _blocks(section, content, file):
            where = f"{file}: {_shown((section, *path))}"
            refuse_repeated(section, labels(path), body, where)
            if section == "locals":
                yield from _locals(body, where)
            else:
                yield _element(section, labels(path), of_plain(body), where)


def _locals(body: Any, where: str) -> Iterator[Element]:
    for name, value in body.items():
        if name != COMMENT:
            yield Element("locals", (name,), of_plain(value), f"{where}.{name}")


def _element(section: str, named: tuple[str, ...], body: Object, where: str) -> Element:
    """An element with the comment of its body above it."""
    entries = list(body.entries)
    before = body.after
    if entries and not before:
        before, entries[0] = entries[0].before, type(entries[0])(entries[0].name, entries[0].value)
    return Element(section, named, Object(tuple(entries)), where, before)


def _blocks(section: str, content: Any, file: str) -> Iterator[tuple[BlockPath, Any]]:
    found = list(blocks(content, SECTIONS[section]))
    _refuse_stray(content, SECTIONS[section], (section,), file)
    return iter(found)


def _refuse_stray(content: Any, depth: int, path: BlockPath, file: str) -> None:
    """Raise ImportFailed for what is neither a block nor a list of them: `blocks` passes over it."""
    if isinstance(content, list):
        for index, item in enumerate(content):
            _refuse_stray(item, depth, (*path, index), file)
    elif isinstance(content, dict):
        for label, item in content.items() if depth else ():
            if label != COMMENT:
                _refuse_stray(item, depth - 1, (*path, label), file)
    else:
        kind = "null" if content is None else f"a {type(content).__name__}"
        raise ImportFailed(
            f"{kind} stands where a block should", where=f"{file}: {_shown(path)}", hint="write an object"
        )


def _shown(path: BlockPath) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")
