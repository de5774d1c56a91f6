"""One element as the Python that makes it: a call, and overrides for what the API has no form for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from snowform.engine.elements.merging import keys_to_snake_case
from snowform.importing.layout import Code, Group, Item, quoted
from snowform.importing.model import Array, Element, Entry, Object, Value, plain
from snowform.importing.modules import ModuleSources
from snowform.importing.naming import identifier, is_keyword_argument
from snowform.importing.shapes import META, Schemas, completed_body
from snowform.importing.values import Values
from snowform.providers import names
from snowform.providers.class_names import class_name

# What the structs of the engine take of a lifecycle and write as it is.
_LIFECYCLE = frozenset({"create_before_destroy", "prevent_destroy"})
_CONDITIONS = frozenset({"precondition", "postcondition"})
# What typed classes take in Terraform's own form.
_WRITTEN: dict[str, tuple[type, ...]] = {
    "connection": (Object,),
    "count": (int, str),
    "for_each": (str, Object),
    "provisioner": (Array, Object),
}
# What untyped resources write as it is given.
_AS_WRITTEN = META - {"depends_on", "provider"}
_VARIABLE = ("type", "description", "default", "sensitive", "nullable", "validation")
_VALIDATION = {"condition", "error_message"}
_VALIDATION_CLASS = "TerraformVariableValidationConfig"
_OUTPUT = ("value", "description", "sensitive", "depends_on")


@dataclass(slots=True)
class Statement:
    """The call that makes an element, and what is laid over it, with its Python."""

    element: Element
    call: Group
    overrides: list[tuple[Entry, Code]] = field(default_factory=list)
    # The module and the class that it is made of.
    origin: tuple[str, str] = ("cdktf", "")
    is_typed: bool = False


class Statements:
    """What writes the elements of one program."""

    def __init__(self, values: Values, schemas: Schemas, ids: dict[str, str], sources: ModuleSources) -> None:
        self._values = values
        self._schemas = schemas
        self._ids = ids
        self._sources = sources

    def of(self, element: Element) -> Statement:
        """The statement of an element that is made by a call."""
        write = {
            "variable": self._variable,
            "locals": self._local,
            "output": self._output,
            "module": self._module,
            "provider": self._provider,
        }.get(element.section, self._instance)
        self._values.owner = identifier(element.labels[-1])
        statement = write(element)
        self._values.made.add(element.address)
        return statement

    def _statement(
        self, element: Element, name: str, items: list[Item], *, origin: str = "cdktf"
    ) -> Statement:
        start = [Item("", "self"), Item("", quoted(self._ids[element.address]))]
        after = element.body.after if isinstance(element.body, Object) else ()
        call = Group(f"{name}(", (*start, *items), ")", after)
        return Statement(element, call, origin=(origin, name))

    def _item(self, entry: Entry, prefix: str = "", code: Code | None = None) -> Item:
        code = self._values.code(entry.value, identifier(entry.name)) if code is None else code
        return Item(prefix or f"{entry.name}=", code, entry.before, entry.behind)

    def _override(self, statement: Statement, entry: Entry) -> None:
        statement.overrides.append((entry, self._values.code(entry.value, identifier(entry.name))))

    def _variable(self, element: Element) -> Statement:
        return self._of_arguments(element, "TerraformVariable", _VARIABLE)

    def _output(self, element: Element) -> Statement:
        return self._of_arguments(element, "TerraformOutput", _OUTPUT)

    def _of_arguments(self, element: Element, name: str, arguments: tuple[str, ...]) -> Statement:
        items: list[Item] = []
        overrides: list[Entry] = []
        for entry in element.body.entries:
            if entry.name == "depends_on" and (found := self._values.instances(entry.value)) is not None:
                items.append(self._item(entry, code=found))
            elif entry.name == "validation" and (conditions := self._conditions(entry.value)) is not None:
                items.append(self._item(entry, code=conditions))
            elif entry.name in arguments and self._is_kept(entry):
                items.append(self._item(entry))
            else:
                overrides.append(entry)
                if entry.name == "value":
                    # The class wants one, over which the override is laid.
                    items.append(Item("value=", '""'))
        statement = self._statement(element, name, items)
        for entry in overrides:
            self._override(statement, entry)
        return statement

    @staticmethod
    def _is_kept(entry: Entry) -> bool:
        """Whether CDKTF writes an argument of a variable or an output as it is given."""
        if entry.name == "value":
            # An object with such a key is taken for a construct.
            return not _has_key(entry.value, "fqn")
        if entry.name in {"depends_on", "validation"}:
            return False
        found = plain(entry.value)
        # A null is written as a token, and only so kept.
        return bool(keys_to_snake_case(found) == found)

    def _conditions(self, value: Value) -> Code | None:
        """The validations of a variable as the structs of CDKTF; None where they hold something else."""
        if not isinstance(value, Array):
            return None
        found = []
        for item in value.items:
            body = item.value
            if not isinstance(body, Object) or {e.name for e in body.entries} != _VALIDATION:
                return None
            given = tuple(self._item(entry) for entry in body.entries)
            call = Group(f"{_VALIDATION_CLASS}(", given, ")", body.after)
            found.append(Item("", call, item.before, item.behind))
        self._values.imports.add(_VALIDATION_CLASS)
        return Group("[", tuple(found), "]", value.after)

    def _local(self, element: Element) -> Statement:
        code = self._values.code(element.body, identifier(element.labels[0]))
        return self._statement(element, "TerraformLocal", [Item("", code)])

    def _module(self, element: Element) -> Statement:
        items: list[Item] = []
        variables: list[Entry] = []
        overrides: list[Entry] = []
        for entry in element.body.entries:
            if entry.name == "source" and isinstance(entry.value, str):
                items.extend(self._source(element, entry))
            elif entry.name == "version" and isinstance(entry.value, str):
                items.append(self._item(entry))
            elif entry.name == "depends_on" and (found := self._values.instances(entry.value)) is not None:
                items.append(self._item(entry, code=found))
            elif entry.name == "providers" and (given := self._providers(entry)) is not None:
                items.append(self._item(entry, code=given))
            elif entry.name in {"count", "for_each", "depends_on", "providers", "source", "version"}:
                overrides.append(entry)
            else:
                variables.append(entry)
        if variables:
            items.append(Item("variables=", self._values.braces(Object(tuple(variables)), "")))
        statement = self._statement(element, "TerraformHclModule", items)
        for entry in overrides:
            self._override(statement, entry)
        return statement

    def _source(self, element: Element, entry: Entry) -> Iterator[Item]:
        found, is_there = self._sources.of(element, entry.value)
        yield self._item(Entry(entry.name, found, entry.before, entry.behind))
        if not is_there:
            yield Item("skip_asset_creation_from_local_modules=", "True")

    def _providers(self, entry: Entry) -> Code | None:
        """The providers of a module that it knows by the names of their types."""
        if not isinstance(entry.value, Object):
            return None
        found = []
        for inner in entry.value.entries:
            if not isinstance(inner.value, str) or inner.name != inner.value.partition(".")[0]:
                return None
            if (name := self._values.variable(f"provider.{inner.value}")) is None:
                return None
            found.append(Item("", name, inner.before, inner.behind))
        return Group("[", tuple(found), "]", entry.value.after)

    def _provider(self, element: Element) -> Statement:
        own = element.body.without("alias", "version")
        bare = Element(element.section, element.labels, own, element.where)
        schema = self._schemas.of(bare) if self._schemas.is_right(bare) else None
        is_typed = schema is not None
        items = [] if is_typed else [Item("", quoted(element.labels[0]))]
        overrides = []
        for entry in element.body.entries:
            value = plain(entry.value)
            changes = is_typed and keys_to_snake_case({entry.name: value}) != {entry.name: value}
            if changes or entry.name in {"version", "source"} or not is_keyword_argument(entry.name):
                overrides.append(entry)
            else:
                items.append(self._item(entry, f"{names.argument_name(entry.name)}="))
        name, origin = "Provider", "snowform"
        if schema:
            name, origin = class_name(schema, "provider", schema.name), names.package(schema.name)
        statement = self._statement(element, name, items, origin=origin)
        statement.is_typed = is_typed
        for entry in overrides:
            self._override(statement, entry)
        return statement

    def _instance(self, element: Element) -> Statement:
        schema = self._schemas.of(element) if self._schemas.is_right(element) else None
        is_typed = schema is not None
        items = [] if is_typed else [Item("", quoted(element.labels[0]))]
        overrides: list[Entry] = []
        body = element.body if is_typed else completed_body(element, self._schemas)
        for entry in body.entries:
            code = self._meta_argument(entry, is_typed=is_typed) if entry.name in META else None
            if code is not None:
                items.append(self._item(entry, code=code))
            elif entry.name in META or not is_keyword_argument(entry.name):
                overrides.append(entry)
            else:
                items.append(self._item(entry, f"{names.argument_name(entry.name)}="))
        kind: names.Kind = "data" if element.section == "data" else "resource"
        name, origin = "DataSource" if kind == "data" else "Resource", "snowform"
        if schema:
            name, origin = class_name(schema, kind, element.labels[0]), names.package(schema.name)
        statement = self._statement(element, name, items, origin=origin)
        statement.is_typed = is_typed
        for entry in overrides:
            self._override(statement, entry)
        return statement

    def _meta_argument(self, entry: Entry, *, is_typed: bool) -> Code | None:
        """The Python of a meta-argument that can be given to the class; None where it takes an override."""
        if entry.name == "depends_on":
            return self._values.instances(entry.value)
        if entry.name == "provider":
            return self._values.variable(f"provider.{entry.value}") if isinstance(entry.value, str) else None
        if not is_typed and entry.name in _AS_WRITTEN and entry.value is not None:
            return self._values.code(entry.value, identifier(entry.name))
        if type(entry.value) in _WRITTEN.get(entry.name, ()):
            return self._values.code(entry.value, identifier(entry.name))
        if entry.name == "lifecycle" and isinstance(entry.value, Object) and self._is_plain(entry.value):
            return self._values.code(entry.value, "lifecycle")
        return None

    @staticmethod
    def _is_plain(lifecycle: Object) -> bool:
        """Whether the engine's own structs write a lifecycle as it is."""
        return bool(lifecycle.entries) and all(
            (entry.name in _CONDITIONS and _are_conditions(entry.value))
            or (entry.name in _LIFECYCLE and isinstance(entry.value, bool))
            or (entry.name == "ignore_changes" and (entry.value == "all" or isinstance(entry.value, Array)))
            for entry in lifecycle.entries
        )


def _are_conditions(value: Value) -> bool:
    """Whether a value is what typed classes take for conditions."""
    bodies = [item.value for item in value.items] if isinstance(value, Array) else [value]
    return bool(bodies) and all(isinstance(body, Object) and body.has("error_message") for body in bodies)


def _has_key(value: Value, key: str) -> bool:
    """Whether an object in a value has a key."""
    if isinstance(value, Array):
        return any(_has_key(item.value, key) for item in value.items)
    return isinstance(value, Object) and any(
        entry.name == key or _has_key(entry.value, key) for entry in value.entries
    )
