"""Read the classes in the JavaScript of generated bindings.

Followed are `resource-emitter.ts`, `attributes-emitter.ts` and `struct-emitter.ts` of
`@cdktf/provider-generator`. A class comes out as `(kind, table)`, for `marshal`; the table has of these what
the kind has:

- `getters`: `(operation, argument)` by name in JavaScript: a method of the engine's and Terraform's name, one
  of `runtime`'s, or `field` or `child` and the field's name. What ends in `Input` and is not there reads the
  field of the name without it.
- `children`: `(class, Terraform's name, is a set)` by field, the last None for a single block;
- `arguments`, `meta`: what an element gives its base class, as it stands and of its configuration;
- `fields`: `(name in the configuration, field)` of an element or object, in the order of taking them;
- `odd`: the fields of accessors, where it is not their name with a `_`;
- `rows`: what is written of an element (see `rows`);
- `called`: `(Terraform's name, the method of Token)` by the name of a function of a provider;
- `index`, `resolvable`: how an object refers to itself, and whether a token may stand for it;
- `item`: the class of what is in a list or map, and `of_set` where that is a list: whether it is a set.
"""

from __future__ import annotations

import re

from snowform.bindings import module_classes
from snowform.bindings.rows import UnknownShape, read_rows
from snowform.hints import Any

ELEMENTS = {
    "cdktf.TerraformResource": "resource",
    "cdktf.TerraformDataSource": "data source",
    "cdktf.TerraformProvider": "provider",
    "cdktf.TerraformEphemeralResource": "ephemeral resource",
}
KINDS = {
    **ELEMENTS,
    "cdktf.ComplexObject": "object",
    "cdktf.ComplexList": "list",
    "cdktf.MapList": "map list",
    "cdktf.ComplexMap": "map",
    # Those that a provider defines, as cdktn's bindings have them.
    "": "functions",
}
# What a getter gives, by the expression around the name.
_READERS = {
    **{
        f"this.get{kind}Attribute(@)": f"get_{name}_attribute"
        for kind, name in (
            ("String", "string"),
            ("Number", "number"),
            ("Boolean", "boolean"),
            ("List", "list"),
            ("NumberList", "number_list"),
            ("StringMap", "string_map"),
            ("NumberMap", "number_map"),
            ("BooleanMap", "boolean_map"),
            ("AnyMap", "any_map"),
        )
    },
    "this.interpolationForAttribute(@)": "interpolation_for_attribute",
    "cdktf.Fn.tolist(this.getListAttribute(@))": "set_of_strings",
    "cdktf.Token.asNumberList(cdktf.Fn.tolist(this.getNumberListAttribute(@)))": "set_of_numbers",
    "cdktf.Token.asAny(cdktf.Fn.tolist(this.interpolationForAttribute(@)))": "set_of_anything",
}
_MEMBER = re.compile(
    r"    (?P<static>static )?(?P<verb>get |set )?(?P<name>\w+)\((?P<args>[^\n]*)\) \{\n"
    r"(?P<body>.*?)^    \}\n"
    r"|    (?P<field>[^\n]+;)\n"
    r"|\n",
    re.DOTALL | re.MULTILINE,
)
_FIELD = re.compile(
    r'static \[JSII_RTTI_SYMBOL_1\] = \{ fqn: "(?P<fqn>[^"]+)", version: "[^"]*" \};'
    r'|static tfResourceType = "(?P<type>\w+)";'
    r"|(?P<child>_\w+) = (?P<made>new .*;)"
    r"|(?:_\w+|isEmptyObject(?: = false)?|resolvableValue|internalValue|terraformResource|terraformAttribute"
    r"|wrapsSet|providerLocalName);"
)
_CHILD = re.compile(r'new (?:\w+_\d+\.)?([\w.]+)\(this, "([^"]*)"(?:, (true|false))?\);')
_READER = re.compile(
    r"return (?P<before>[\w.(]+\()(?P<quote>['\"])(?P<name>[^'\"]*)(?P=quote)(?P<after>\)+);"
)
_OWN = re.compile(r"return this\.(_\w+)(\.internalValue)?;")
_TAKEN = re.compile(r"this\.(_\w+)(\.internalValue)? = config\.(\w+);")
_MADE = re.compile(r"this\.(_\w+) = (new .*;)")
_ARGUMENT = re.compile(
    r"(terraformResourceType|provider(?:Name|Version|VersionConstraint)|terraformProviderSource): '([^']*)',?"
)
_META = re.compile(r"(\w+): config\.(\w+),?")
_IMPORT = re.compile(
    r"        return new cdktf\.ImportableResource\(scope, importToId, "
    r'\{ terraformResourceType: "(\w+)", importId: importFromId, provider \}\);\n'
)
_FUNCTIONS = re.compile(
    r"        if \(!this\._functions\) \{\n            this\._functions = new \w+\.(?P<name>\w+)"
    r"\(this\.terraformResourceType\);\n        \}\n        return this\._functions;\n"
)
_CALL = re.compile(
    r"return (?:cdktf\.Token\.(?P<gives>as\w+)\()?cdktf\.TerraformProviderFunction\.invoke\("
    r'this\.providerLocalName, "(?P<name>\w+)", \[(?P<given>[\w, .]*)\]\)(?(gives)\));'
)
_IN_LIST = "terraformResource, terraformAttribute, complexObjectIndex, complexObjectIsFromSet"
_BASE_OF_OBJECT = {
    f"({_IN_LIST})": {
        "super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);": "list"
    },
    "(terraformResource, terraformAttribute)": {
        "super(terraformResource, terraformAttribute, false, 0);": "first",
        "super(terraformResource, terraformAttribute, false);": "none",
    },
    "(terraformResource, terraformAttribute, complexObjectKey)": {
        "super(terraformResource, terraformAttribute, false, complexObjectKey);": "key",
    },
}
_ITEM = re.compile(
    r"        return new (\w+)\(this\.terraformResource, this\.terraformAttribute, "
    r"(?:index, this\.wrapsSet|`\[\$\{key\}\]`|key)\);\n"
)
# What a list or map of lists or maps gives: whether that wraps a set, where it is a list.
_ITEM_OF_NESTED = re.compile(
    r"        return new (\w+)\(this, `\[\$\{(?:index|key)\}\]`(?:, (true|false))?\);\n"
)
_GIVEN = re.compile(
    r"        if \(this\.(_\w+)(\?\.internalValue)? !== undefined\) \{\n            hasAnyValues = true;\n"
    r"            internalValueResult\.(\w+) = this\.(_\w+)(\?\.internalValue)?;\n        \}\n"
)


def read_class(name: str, base: str, body: str) -> tuple[str, dict[str, Any], str, str]:
    """A class, its name in jsii and Terraform's type; those are empty where they stand outside of it.

    Raises UnknownShape.
    """
    if base == module_classes.BASE:
        return module_classes.read_module_class(name, body)
    kind = KINDS.get(base)
    if kind is None:
        raise UnknownShape(f"class {name} extends {base}")
    return _Reader(name, kind).read(body)


class _Reader:
    """The members of one class, taken one after the other."""

    def __init__(self, name: str, kind: str) -> None:
        self.name = name
        self.kind = kind
        self.table: dict[str, Any] = {}
        self.fqn = self.type = ""
        self.children: dict[str, tuple[Any, ...]] = {}
        self.getters: dict[str, tuple[str, str]] = {}
        # Those of an object, as its value is read and as it is set.
        self.given: list[tuple[str, str]] = []
        # Found before all children are known.
        self.later: list[tuple[str, str, str]] = []
        # The fields of accessors whose name is another, as that of a word that Python or cdktf reserves.
        self.odd: dict[str, str] = {}

    def read(self, body: str) -> tuple[str, dict[str, Any], str, str]:
        place = 0
        members: list[re.Match[str]] = []
        while place < len(body):
            if (member := _MEMBER.match(body, place)) is None:
                raise UnknownShape(body[place:])
            place = member.end()
            if member["field"]:
                self._field(member["field"])
            elif member["name"]:
                members.append(member)
        # In cdktn's form the fields, and so the children, stand after the constructor.
        for member in members:
            self._member(member)
        for verb, name, statement in self.later:
            self._accessor(verb, name, statement)
        if self.getters:
            self.table["getters"] = self.getters
        if self.children:
            self.table["children"] = self.children
        if self.odd:
            self.table["odd"] = self.odd
        return self.kind, self.table, self.fqn, self.type

    def _field(self, text: str) -> None:
        found = _FIELD.fullmatch(text)
        if found is None:
            raise self._unknown(text)
        self.fqn = found["fqn"] or self.fqn
        self.type = found["type"] or self.type
        if found["child"]:
            self._child(found["child"], found["made"])

    def _child(self, field: str, made: str) -> None:
        if (found := _CHILD.fullmatch(made)) is None:
            raise self._unknown(made)
        is_set = None if found[3] is None else found[3] == "true"
        self.children[field] = (found[1], found[2], is_set)

    def _member(self, member: re.Match[str]) -> None:
        verb, name, body = (member["verb"] or "").strip(), member["name"], member["body"]
        statement = body.strip()
        if name == "internalValue":
            (self._value if verb == "get" else self._set_value)(body)
        elif verb == "get":
            self._getter(name, body)
        elif verb == "set" or (name.startswith(("put", "reset")) and member["args"] in ("value", "")):
            self.later.append((verb or name[:3], name, statement))
        elif self.kind == "functions" and name != "constructor":
            self._function(name, member["args"], statement)
        elif name == "constructor":
            self._constructor(member["args"], body)
        elif name == "synthesizeAttributes":
            self.table["rows"] = read_rows(body, "        ")
        elif name == "synthesizeHclAttributes":
            pass
        elif name == "get":
            self._item(body)
        elif name == "generateConfigForImport" and member["static"]:
            if (found := _IMPORT.fullmatch(body)) is None:
                raise self._unknown(body)
            self.table["imported"] = found[1]
        else:
            raise self._unknown(f"{name}({member['args']})")

    def _function(self, name: str, args: str, statement: str) -> None:
        call = _CALL.fullmatch(statement)
        if call is None or call["given"].replace("...", "") != args.replace("...", ""):
            raise self._unknown(f"{name}({args}): {statement}")
        self.table.setdefault("called", {})[name] = (call["name"], call["gives"] or "")

    def _getter(self, name: str, body: str) -> None:
        if functions := _FUNCTIONS.fullmatch(body):
            self.getters[name] = ("functions", functions["name"])
            return
        statement = body.strip()
        if own := _OWN.fullmatch(statement):
            field, internal = own[1], bool(own[2])
            if name.endswith("Input") and (internal or field != f"_{name}"):
                self.later.append(("input", name, statement))
            elif internal:
                raise self._unknown(statement)
            else:
                self.getters[name] = ("child" if field in self.children else "field", field)
            return
        found = _READER.fullmatch(statement)
        operation = found and _READERS.get(f"{found['before']}@{found['after']}")
        if not found or not operation:
            raise self._unknown(statement)
        self.getters[name] = (operation, found["name"])

    def _accessor(self, verb: str, name: str, statement: str) -> None:
        """What sets a field, puts it back or gives what it holds. Which one mostly follows from the name."""
        own = {"set": name, "put": name[3:], "res": name[5:], "input": name.removesuffix("Input")}[verb]
        usual = f"_{own}" if verb in ("set", "input") else f"_{own[:1].lower()}{own[1:]}"
        found = re.search(r"this\.(_\w+)", statement)
        field = found[1] if found else ""
        where = f"this.{field}{'.internalValue' if field in self.children else ''}"
        value = "undefined" if verb == "res" else "value"
        if statement != (f"return {where};" if verb == "input" else f"{where} = {value};"):
            raise self._unknown(f"{name}: {statement}")
        if field != usual:
            self.odd[f"{verb} {name}" if verb == "set" else name] = field

    def _constructor(self, args: str, body: str) -> None:
        lines = [line.strip() for line in body.splitlines()]
        if self.kind in ELEMENTS.values():
            if (
                args not in ("scope, id, config", "scope, id, config = {}")
                or lines[0] != "super(scope, id, {"
            ):
                raise self._unknown(body)
            self._element(lines[1:])
        elif self.kind == "functions":
            if args != "providerLocalName" or lines != ["this.providerLocalName = providerLocalName;"]:
                raise self._unknown(body)
        elif self.kind == "object":
            index = _BASE_OF_OBJECT.get(f"({args})", {}).get(lines[0])
            if index is None:
                raise self._unknown(f"constructor({args}) {{ {lines[0]}")
            self.table["index"] = index
            self._made(line for line in lines[1:] if line != "this.isEmptyObject = false;")
        elif lines[0] != f"super({args});" or any(
            line != f"this.{name} = {name};" for line in lines[1:] for name in [line[5:].partition(" ")[0]]
        ):
            raise self._unknown(body)

    def _made(self, lines: Any) -> None:
        for line in lines:
            if (made := _MADE.fullmatch(line)) is None:
                raise self._unknown(line)
            self._child(made[1], made[2])

    def _element(self, lines: list[str]) -> None:
        arguments: dict[str, str] = {}
        meta: list[str] = []
        fields: list[tuple[str, str]] = []
        ended = False
        for line in lines:
            if not ended:
                if argument := _ARGUMENT.fullmatch(line):
                    arguments[argument[1]] = argument[2]
                elif (named := _META.fullmatch(line)) and named[1] == named[2]:
                    meta.append(named[1])
                elif line == "});":
                    ended = True
                elif line not in ("terraformGeneratorMetadata: {", "},"):
                    raise self._unknown(line)
            elif taken := _TAKEN.fullmatch(line):
                if bool(taken[2]) != (taken[1] in self.children):
                    raise self._unknown(line)
                fields.append((taken[3], taken[1]))
            else:
                self._made([line])
        self.table |= {"arguments": arguments, "meta": tuple(meta), "fields": tuple(fields)}

    def _item(self, body: str) -> None:
        if nested := _ITEM_OF_NESTED.fullmatch(body):
            self.table["item"] = nested[1]
            if nested[2]:
                self.table["of_set"] = nested[2] == "true"
        elif item := _ITEM.fullmatch(body):
            self.table["item"] = item[1]
        else:
            raise self._unknown(body)

    def _value(self, body: str) -> None:
        head = "        let hasAnyValues = this.isEmptyObject;\n        const internalValueResult = {};\n"
        resolvable = (
            "        if (this.resolvableValue) {\n            return this.resolvableValue;\n        }\n"
        )
        self.table["resolvable"] = body.startswith(resolvable)
        body = body.removeprefix(resolvable)
        place = len(head)
        if not body.startswith(head):
            raise self._unknown(body)
        while given := _GIVEN.match(body, place):
            place = given.end()
            if given[1] != given[4] or given[2] != given[5] or bool(given[2]) != (given[1] in self.children):
                raise self._unknown(given[0])
            self.given.append((given[3], given[1]))
        if body[place:] != "        return hasAnyValues ? internalValueResult : undefined;\n":
            raise self._unknown(body[place:])

    def _set_value(self, body: str) -> None:
        """What the setter must be, given what the getter reads."""
        keep = ["this.resolvableValue = undefined;"] if self.table["resolvable"] else []
        names = [
            (f"{field}.internalValue" if field in self.children else field, name)
            for name, field in self.given
        ]
        token = [
            "else if (cdktf.Tokenization.isResolvable(value)) {",
            "this.isEmptyObject = false;",
            "this.resolvableValue = value;",
            "}",
        ]
        expected = [
            "if (value === undefined) {",
            "this.isEmptyObject = false;",
            *keep,
            *(f"this.{target} = undefined;" for target, _ in names),
            "}",
            *(token if keep else []),
            "else {",
            "this.isEmptyObject = Object.keys(value).length === 0;",
            *keep,
            *(f"this.{target} = value.{name};" for target, name in names),
            "}",
        ]
        if [line.strip() for line in body.splitlines()] != expected:
            raise self._unknown(body)
        self.table["fields"] = tuple(self.given)

    def _unknown(self, text: str) -> UnknownShape:
        return UnknownShape(f"{self.name}: {text.strip()}")
