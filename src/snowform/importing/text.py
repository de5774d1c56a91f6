"""The text of a stack: imports, long texts, and a class whose constructor makes each element."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from snowform.importing.layout import INDENT, WIDTH, Code, Group, Item, assigned, comments, laid_out, quoted
from snowform.importing.model import Array, Configuration, Element, Entry, Object
from snowform.importing.naming import Names, stack_class
from snowform.importing.settings import BACKENDS, Settings, backend_arguments
from snowform.importing.statements import Statement
from snowform.importing.values import Values, constant_lines
from snowform.providers import names as provider_names

# Sections for which the API has no class: overrides of the stack, all of one section in one.
OVERRIDDEN = ("ephemeral", "check", "moved", "import", "removed")
_BODY = INDENT * 2


@dataclass(slots=True)
class _Paragraph:
    """Lines of the constructor; those of one `kind` that are a line each stand together."""

    kind: str
    lines: list[str]


class StackText:
    """What writes the text of one program."""

    def __init__(
        self, settings: Settings, values: Values, names: Names, used: set[str], ids: set[str]
    ) -> None:
        self._settings = settings
        self._values = values
        self._names = names
        self._used = used
        self._ids = ids
        self._imports: dict[str, set[str]] = defaultdict(set)
        self._imports["constructs"].add("Construct")
        self._imports["snowform"].add("NamedStack")
        # The name of the class, once the module is written.
        self.class_name = ""

    def whole(
        self, configuration: Configuration, statements: list[Statement], *, stack: str, source: Path
    ) -> str:
        """The whole module."""
        for statement in statements:
            module, name = statement.origin
            self._imports[module].add(name)
        paragraphs = [_Paragraph("super", self._super()), *self._backend()]
        missing = self._missing_providers(statements)
        for statement in statements:
            if missing and statement.element.section != "variable":
                paragraphs += missing
                missing = []
            paragraphs.append(_Paragraph(statement.element.section, self._lines(statement)))
        paragraphs += missing
        paragraphs += [self._override_of_stack(f"terraform.{e.name}", e) for e in self._settings.rest]
        paragraphs += self._sections(configuration)
        if configuration.after:
            paragraphs.append(_Paragraph("", comments(configuration.after, _BODY)))
        self._imports["cdktf"] |= self._values.imports
        shown = source.resolve().name or str(source)
        imported = (name for names in self._imports.values() for name in names)
        self.class_name = stack_class(stack, (*imported, *self._values.constants))
        head = [f'"""The stack {stack}, imported from {_in_docstring(shown)}."""', ""]
        head += self._import_lines()
        for name, text in self._values.constants.items():
            head += ["", constant_lines(name, text)]
        head += ["", "", f"class {self.class_name}(NamedStack):"]
        head += [f'{INDENT}"""What {_in_docstring(shown)} declares."""', ""]
        head += [f"{INDENT}def __init__(self, scope: Construct, id: str) -> None:"]
        return "\n".join([*head, *_joined(paragraphs), ""])

    def _super(self) -> list[str]:
        items = [Item("", "scope"), Item("", "id")]
        for entry in (self._settings.required_version, self._settings.required_providers):
            if entry is not None:
                code = self._values.code(entry.value, entry.name)
                items.append(Item(f"{entry.name}=", code, entry.before, entry.behind))
        if self._settings.required_providers is None:
            items.append(Item("required_providers=", "{}"))
        return laid_out(Group("super().__init__(", tuple(items), ")"), indent=_BODY)

    def _backend(self) -> list[_Paragraph]:
        if self._settings.backend is None:
            return []
        kind, body = self._settings.backend
        before = self._settings.before_backend
        if (arguments := backend_arguments(kind, body)) is None:
            entry = Entry("backend", Object((Entry(kind, body),)), before)
            return [self._override_of_stack("terraform.backend", entry)]
        name = BACKENDS[kind][0]
        self._imports["cdktf"].add(name)
        given = [
            Item(f"{e.name}=", self._values.code(e.value, e.name), e.before, e.behind) for e in arguments[0]
        ]
        call = Group(f"{name}(", (Item("", "self"), *given), ")", body.after)
        overrides = [(entry, self._values.code(entry.value, entry.name)) for entry in arguments[1]]
        variable = self._names.free(["backend", "state_backend"]) if overrides else ""
        return [_Paragraph("backend", [*comments(before, _BODY), *self._call(call, variable, overrides)])]

    def _missing_providers(self, statements: list[Statement]) -> list[_Paragraph]:
        """The providers that typed classes want in the stack, where the environment configures them."""
        there = {s.element.labels[0] for s in statements if s.element.section == "provider"}
        wanted = {
            s.element.labels[0].partition("_")[0]: s.origin[0]
            for s in statements
            if s.is_typed and s.element.section != "provider"
        }
        found = []
        for provider, package in wanted.items():
            if provider not in there:
                name = provider_names.class_name(provider, "provider", provider)
                self._imports[package].add(name)
                own = provider if provider not in self._ids else f"provider.{provider}"
                lines = [f"{_BODY}# Configured by the environment.", f'{_BODY}{name}(self, "{own}")']
                found.append(_Paragraph("provider", lines))
        return found

    def _lines(self, statement: Statement) -> list[str]:
        element = statement.element
        variable = self._names.of(element) if element.address in self._used else ""
        lines = self._call(statement.call, variable, statement.overrides, element.behind)
        return [*_comment_lines(element.before), *lines]

    @staticmethod
    def _call(
        call: Group, variable: str, overrides: Iterable[tuple[Entry, Code]], behind: str = ""
    ) -> list[str]:
        comment = f"  # {behind}" if behind else ""
        if variable:
            lines = assigned(variable, call, indent=_BODY, behind=comment)
        else:
            lines = laid_out(call, indent=_BODY, behind=comment)
        for entry, code in overrides:
            lines += comments(entry.before, _BODY)
            path = Item("", quoted(entry.name))
            group = Group(f"{variable}.add_override(", (path, Item("", code)), ")")
            lines += laid_out(group, indent=_BODY, behind=f"  # {entry.behind}" if entry.behind else "")
        return lines

    def _override_of_stack(self, path: str, entry: Entry) -> _Paragraph:
        code = self._values.code(entry.value, path.rpartition(".")[2])
        group = Group("self.add_override(", (Item("", quoted(path)), Item("", code)), ")")
        return _Paragraph("override", [*_comment_lines(entry.before), *laid_out(group, indent=_BODY)])

    def _sections(self, configuration: Configuration) -> list[_Paragraph]:
        found = []
        for section in OVERRIDDEN:
            if elements := list(configuration.of(section)):
                value = _by_labels(elements) if elements[0].labels else _listed(elements)
                found.append(self._override_of_stack(section, Entry(section, value)))
        return found

    def _import_lines(self) -> list[str]:
        lines: list[str] = []
        for module, names in sorted(self._imports.items()):
            line = f"from {module} import {', '.join(sorted(names))}"
            if names and len(line) <= WIDTH:
                lines.append(line)
            elif names:
                lines += [f"from {module} import (", *(f"{INDENT}{name}," for name in sorted(names)), ")"]
        return lines


def _joined(paragraphs: list[_Paragraph]) -> list[str]:
    """The lines of all, an empty one between those that do not stand together."""
    lines: list[str] = []
    last: _Paragraph | None = None
    for paragraph in paragraphs:
        together = last and last.kind == paragraph.kind and len(last.lines) == len(paragraph.lines) == 1
        if last and not together:
            lines.append("")
        lines += paragraph.lines
        last = paragraph
    return lines


def _comment_lines(before: tuple[str, ...]) -> list[str]:
    """The comments above a statement, with the empty lines between them."""
    return [line for text in before for line in (comments((text,), _BODY) if text else [""])]


def _listed(elements: list[Element]) -> Array:
    return Array(tuple(Entry("", e.body, e.before, e.behind) for e in elements))


def _by_labels(elements: list[Element]) -> Object:
    """Blocks with labels as the objects that JSON has for them."""
    found: dict[str, list[Element]] = defaultdict(list)
    for element in elements:
        found[element.labels[0]].append(element)
    entries = []
    for label, group in found.items():
        first = group[0]
        if len(first.labels) == 1:
            entries.append(Entry(label, first.body, first.before, first.behind))
        else:
            inner = [Entry(e.labels[1], e.body, e.before, e.behind) for e in group]
            entries.append(Entry(label, Object(tuple(inner))))
    return Object(tuple(entries))


def _in_docstring(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', "'")
