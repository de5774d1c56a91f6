"""Values of a configuration as Python: references as attributes, long texts as constants."""

from __future__ import annotations

from snowform.importing.layout import Code, Group, Item, formatted, long_text, quoted
from snowform.importing.model import Array, Element, Heredoc, Object, Value
from snowform.importing.naming import Names, identifier
from snowform.importing.references import Reference, pieces
from snowform.importing.shapes import Schemas
from snowform.providers import names as provider_names

# How a variable or a local value is read, by its type; anything else by `value` and `expression`.
_VARIABLES = {"string": "string_value", "number": "number_value", "bool": "boolean_value"}
# Types whose attributes the typed classes read as a value of one piece.
_SIMPLE = frozenset({"string", "number", "bool"})
_LOCALS: dict[type, str] = {str: "as_string", Heredoc: "as_string", int: "as_number", float: "as_number"}


class Values:
    """What writes the values of one program, element by element, and notes what they need."""

    def __init__(self, elements: dict[str, Element], schemas: Schemas, names: Names) -> None:
        self._elements = elements
        self._schemas = schemas
        self._names = names
        # Long texts by the name of their constant, in the order of the program.
        self.constants: dict[str, str] = {}
        # The addresses that Python's variables are needed for, and the names wanted of cdktf.
        self.used: set[str] = set()
        self.imports: set[str] = set()
        # The name of the element that is written, for its constants.
        self.owner = ""
        # What is made already, and so can be referred to.
        self.made: set[str] = set()

    def code(self, value: Value, hint: str) -> Code:
        """The Python of a value; `hint` names the constant of a long text in it."""
        if isinstance(value, Object):
            return self.braces(value, hint)
        if isinstance(value, Array):
            items = tuple(
                Item("", self.code(item.value, hint), item.before, item.behind) for item in value.items
            )
            return Group("[", items, "]", value.after)
        if isinstance(value, str):
            return self.text(value, hint)
        if value is None:
            self.imports.add("Token")
            return "Token.null_value()"
        # Of a number that a float cannot hold, what it holds: the comparison tells of it.
        return (float.__repr__(value) if isinstance(value, float) else repr(value)).replace("e+", "e")

    def braces(self, value: Object, hint: str) -> Group:
        """The Python of an object."""
        items = (
            Item(
                f"{quoted(entry.name)}: ",
                self.code(entry.value, f"{hint}_{identifier(entry.name)}".strip("_")),
                entry.before,
                entry.behind,
            )
            for entry in value.entries
        )
        return Group("{", tuple(items), "}", value.after)

    def text(self, text: str, hint: str) -> Code:
        """The Python of a template: a reference, an f-string, a constant or a literal."""
        parts = pieces(text)
        if len(parts) == 1 and parts[0][0] == "" and (only := parts[0][1]):
            return self._whole(only) or quoted(text)
        if "\n" in text.rstrip("\n"):
            return self._constant(text, hint)
        codes = [(before, self._reference(found, whole=False) if found else None) for before, found in parts]
        if any(found and code is None for (_, found), (_, code) in zip(parts, codes, strict=True)):
            return quoted(text)
        if not any(code for _, code in codes):
            return quoted(text)
        return formatted(codes)

    def variable(self, address: str) -> str | None:
        """The variable of an element that is made already; None of one that is not."""
        if address not in self.made:
            return None
        self.used.add(address)
        return self._names.of(self._elements[address])

    def instances(self, value: Value) -> Code | None:
        """A list of addresses as a list of variables; None where one of them is none."""
        if not isinstance(value, Array):
            return None
        found: list[Item] = []
        for item in value.items:
            element = self._elements.get(str(item.value))
            if element is None or element.section not in {"resource", "data", "module"}:
                return None
            if (name := self.variable(element.address)) is None:
                return None
            found.append(Item("", name, item.before, item.behind))
        return Group("[", tuple(found), "]", value.after)

    def _constant(self, text: str, hint: str) -> str:
        own = f"{self.owner}_{hint}"
        numbered = (f"{own}_{number}" for number in range(2, len(self.constants) + 3))
        for name in map(str.upper, (hint, own, *numbered)):
            if self.constants.setdefault(name, text) == text:
                return name
        raise AssertionError(hint)

    def _whole(self, reference: Reference) -> Code | None:
        """The Python of a reference that is all of a text."""
        code = self._reference(reference, whole=True)
        name, call, argument = (code or "").partition(".get_string(")
        return Group(f"{name}{call}", (Item("", argument[:-1]),), ")") if call else code

    def _reference(self, reference: Reference, *, whole: bool) -> str | None:
        """The Python of a reference, None where its text has to stay."""
        element = self._elements.get(reference.address)
        if element is None or reference.address not in self.made:
            return None
        if (read := self._reader(element, reference.attribute, whole=whole)) is None:
            return None
        return f"{self.variable(reference.address)}.{read}"

    def _reader(self, element: Element, attribute: str, *, whole: bool) -> str | None:
        """What is read of a variable: `id`, `string_value`, `get_string("arn")`."""
        if element.section == "variable":
            kind = _VARIABLES.get(str(element.body.get("type")), "value")
            return kind if whole else "string_value"
        if element.section == "locals":
            return _LOCALS.get(type(element.body), "expression") if whole else "as_string"
        if element.section == "module":
            return f"get_string({quoted(attribute)})"
        if not attribute:
            return "fqn"
        return self._attribute(element, attribute, whole=whole)

    def _attribute(self, element: Element, attribute: str, *, whole: bool) -> str | None:
        name = provider_names.attribute_name(attribute)
        if not self._schemas.is_right(element):
            return None if name.startswith("_") else name
        block = self._schemas.block(element)
        found = block.attributes.get(attribute) if block else None
        if found is None:
            return None
        kind = found.type[1] if isinstance(found.type, list) and whole else found.type
        return name if kind == "string" or (whole and isinstance(kind, str) and kind in _SIMPLE) else None


def constant_lines(name: str, text: str) -> str:
    """The definition of a constant that holds a long text."""
    return f"{name} = {long_text(text)}"
