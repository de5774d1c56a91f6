"""A reference as a manual page: roff with the macros of man(7)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from snowform.reference.constructs import ConstructClass
from snowform.reference.model import Reference, Section, StackReference


def man(reference: Reference, title: str) -> str:
    """The page, of section 7."""
    title = " ".join(title.split())
    lines = [f'.TH "{quoted(title.upper())}" 7 "" "Snowform" "Reference"', ".SH NAME"]
    lines.append(f"{escaped(title)} \\- stacks, settings and constructs of a project")
    lines.append(".SH STACKS")
    for stack in reference.stacks:
        lines += _stack(stack)
    if reference.sections:
        lines.append(".SH SETTINGS")
    for section in reference.sections:
        lines += _section(section)
    if reference.constructs:
        lines.append(".SH CONSTRUCTS")
    for construct in reference.constructs:
        lines += _construct(construct)
    return "\n".join(lines) + "\n"


def _stack(stack: StackReference) -> Iterator[str]:
    yield f".SS {escaped(stack.name)}"
    yield from _paragraph(stack.description)
    for variable in stack.variables:
        default = "required" if variable.required else f"default {json.dumps(variable.default)}"
        about = "sensitive" if variable.sensitive else default
        yield from _entry(f"var.{variable.name}", f"{variable.type}, {about}", variable.description)
    for output in stack.outputs:
        yield from _entry(
            f"output {output.name}", "sensitive" if output.sensitive else "", output.description
        )
    for module in stack.modules:
        yield from _entry(
            f"module {module.name}", " ".join(filter(None, (module.source, module.version))), ""
        )
    counts = {**stack.resources, **{f"data {name}": number for name, number in stack.data_sources.items()}}
    yield from _paragraph(", ".join(f"{number} {name}" for name, number in counts.items()))


def _section(section: Section) -> Iterator[str]:
    yield f".SS {escaped(section.name)}"
    yield from _paragraph(section.description)
    for setting in section.settings:
        default = "required" if setting.required else f"default {_value(setting.default)}"
        about = setting.type if setting.type == "object" else f"{setting.type}, {default}"
        yield from _entry(setting.path, about, setting.description)


def _construct(construct: ConstructClass) -> Iterator[str]:
    yield f".SS {escaped(construct.name)}"
    yield from _paragraph(f"{construct.file}:{construct.line}")
    for paragraph in construct.description.split("\n\n"):
        yield from _paragraph(paragraph)
    for one in construct.parameters:
        yield from _entry(one.name, one.type, f"default {one.default}" if one.default else "required")


def _entry(name: str, about: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{_inline(name)}\\fR" + (f" ({_inline(about)})" if about else "")
    yield escaped(" ".join(text.split())) or "\\&"


def _paragraph(text: str) -> Iterator[str]:
    if text:
        yield ".PP"
        yield escaped(" ".join(text.split()))


def _value(given: Any) -> str:
    return json.dumps(given, ensure_ascii=False)


def escaped(text: str) -> str:
    """A line of text: nothing in it is a request or an escape of roff's."""
    line = _inline(text)
    return f"\\&{line}" if line.startswith((".", "'")) else line


def _inline(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-")


def quoted(text: str) -> str:
    """An argument of a macro between quotes."""
    return _inline(text).replace('"', '""')
