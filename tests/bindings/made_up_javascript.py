"""The JavaScript of a made-up module, in the shapes of the real ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent
from typing import Any

from tests.bindings.made_up_python import OF_LISTS

KINDS = {"list": ("list", "string"), "set": ("list", "string"), "stringMap": ("hash", "string")}
GETTERS = {
    "string": "String",
    "number": "Number",
    "boolean": "Boolean",
    "list": "List",
    "stringMap": "StringMap",
}
META = "".join(
    f"    {name}: config.{name},\n" for name in ("provider", "dependsOn", "count", "lifecycle", "forEach")
)
RTTI = 'const JSII_RTTI_SYMBOL_1 = Symbol.for("jsii.rtti");\n'
GUARDS = """\
    if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) {
        return struct;
    }
    if (cdktf.isComplexElement(struct)) {
        throw new Error("not supported");
    }
"""


def module(element: Any, form: str, assembly: str) -> str:
    """The text of a module: cdktf's form, or cdktn's with fields in the class."""
    text = "".join(_module(element, f"{assembly}.{element.module}"))
    head = f'"use strict";\nvar _a, _b;\n{RTTI}const {form} = require("{form}");\n'
    if form == "cdktn":
        text = _with_fields(text)
    return (
        head + text.replace("cdktf.", f"{form}.") + "//# sourceMappingURL=data:application/json;base64,e30=\n"
    )


def _module(element: Any, prefix: str) -> Iterator[str]:
    for owner, block in _blocks(element.name, element.parts):
        yield from _struct(f"{owner}{_title(block.js)}", block, prefix)
    yield from _element(element, prefix)


def _blocks(owner: str, parts: Any) -> Iterator[tuple[str, Any]]:
    for part in parts:
        if hasattr(part, "nesting"):
            yield from _blocks(f"{owner}{_title(part.js)}", part.parts)
            yield owner, part


def _struct(name: str, block: Any, prefix: str) -> Iterator[str]:
    writer = f"{name[0].lower()}{name[1:]}"
    rows = "".join(f"        {row}\n" for row in _rows(name, block.parts, "struct.", written=True))
    yield f"function {writer}ToTerraform(struct) {{\n{GUARDS}    return {{\n{rows}    }};\n}}\n"
    yield f"function {writer}ToHclTerraform(struct) {{\n    const attrs = {{}};\n    return attrs;\n}}\n"
    yield from _reference(name, block, prefix)
    if block.nesting == "single":
        return
    arguments = "terraformResource, terraformAttribute, wrapsSet"
    body = f"super({arguments});\n" + "".join(f"this.{a} = {a};\n" for a in arguments.split(", "))
    given = "this.terraformResource, this.terraformAttribute, index, this.wrapsSet"
    item = f"return new {name}OutputReference({given});\n"
    members = _member(f"constructor({arguments})", body) + _member("get(index)", item)
    yield from _class(f"{name}List", "ComplexList", members, prefix)
    if block.nesting in OF_LISTS:
        end, base, asked = OF_LISTS[block.nesting]
        arguments = arguments if asked == "index" else "terraformResource, terraformAttribute"
        body = f"super({arguments});\n" + "".join(f"this.{a} = {a};\n" for a in arguments.split(", "))
        item = f"return new {name}List(this, `[${{{asked}}}]`, false);\n"
        members = _member(f"constructor({arguments})", body) + _member(f"get({asked})", item)
        yield from _class(f"{name}{end}", base, members, prefix)


def _reference(name: str, block: Any, prefix: str) -> Iterator[str]:
    arguments = "terraformResource, terraformAttribute"
    base = f"{arguments}, false, 0"
    if block.nesting != "single":
        arguments += ", complexObjectIndex, complexObjectIsFromSet"
        base = "terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex"
    body = f"super({base});\nthis.isEmptyObject = false;\n" + _children(name, block.parts)
    members = _member(f"constructor({arguments})", body)
    resolvable = block.nesting != "single"
    read, unset, taken = "", "", ""
    for part in block.parts:
        child = hasattr(part, "nesting")
        where, asked = (
            (f"this.{part.field}.internalValue", f"this.{part.field}?.internalValue")
            if child
            else (f"this.{part.field}",) * 2
        )
        read += (
            f"if ({asked} !== undefined) {{\n    hasAnyValues = true;\n"
            f"    internalValueResult.{part.js} = {asked};\n}}\n"
        )
        unset += f"    {where} = undefined;\n"
        taken += f"    {where} = value.{part.js};\n"
    none = "    this.resolvableValue = undefined;\n" if resolvable else ""
    members += _member(
        "get internalValue()",
        ("if (this.resolvableValue) {\n    return this.resolvableValue;\n}\n" if resolvable else "")
        + "let hasAnyValues = this.isEmptyObject;\nconst internalValueResult = {};\n"
        + read
        + "return hasAnyValues ? internalValueResult : undefined;\n",
    )
    token = (
        "else if (cdktf.Tokenization.isResolvable(value)) {\n    this.isEmptyObject = false;\n"
        "    this.resolvableValue = value;\n}\n"
    )
    members += _member(
        "set internalValue(value)",
        f"if (value === undefined) {{\n    this.isEmptyObject = false;\n{none}{unset}}}\n"
        + (token if resolvable else "")
        + "else {\n    this.isEmptyObject = Object.keys(value).length === 0;\n"
        + f"{none}{taken}}}\n",
    )
    members += _accessors(block.parts)
    yield from _class(f"{name}OutputReference", "ComplexObject", members, prefix)


def _element(element: Any, prefix: str) -> Iterator[str]:
    provider = element.base == "TerraformProvider"
    given = [part for part in element.parts if not part.computed]
    base = (
        f"super(scope, id, {{\n    terraformResourceType: '{element.type}',\n"
        "    terraformGeneratorMetadata: {\n        providerName: 'toy',\n        providerVersion: '1.2.0',\n"
        "        providerVersionConstraint: '~> 1.0'\n    },\n"
        + ("    terraformProviderSource: 'made-up/toy'\n" if provider else META)
        + "});\n"
    )
    for part in given:
        internal = ".internalValue" if hasattr(part, "nesting") else ""
        base += f"this.{part.field}{internal} = config.{part.js};\n"
    base = base.replace("});\n", "});\n" + _children(element.name, element.parts), 1)
    imported = (
        "return new cdktf.ImportableResource(scope, importToId, "
        f'{{ terraformResourceType: "{element.type}", importId: importFromId, provider }});\n'
    )
    members = _member("static generateConfigForImport(scope, importToId, importFromId, provider)", imported)
    members += _member("constructor(scope, id, config)", base)
    members += _accessors(element.parts, provider=provider)
    rows = "".join(f"    {row}\n" for row in _rows(element.name, given, "this._"))
    members += _member("synthesizeAttributes()", f"return {{\n{rows}}};\n")
    members += _member("synthesizeHclAttributes()", "const attrs = {};\nreturn attrs;\n")
    yield from _class(element.name, element.base, members, prefix)
    yield f'{element.name}.tfResourceType = "{element.type}";\n'


def _children(owner: str, parts: Any) -> str:
    made = ""
    for part in parts:
        if not hasattr(part, "nesting"):
            continue
        name = f"{owner}{_title(part.js)}"
        end, _, asked = OF_LISTS.get(part.nesting, ("List", "", "index"))
        wraps = f", {str(part.nesting == 'set').lower()}" if asked == "index" else ""
        made += f"// {part.name} - computed: false, optional: true, required: false\nthis.{part.field} = " + (
            f'new {name}OutputReference(this, "{part.name}");\n'
            if part.nesting == "single"
            else f'new {name}{end}(this, "{part.name}"{wraps});\n'
        )
    return made


def _accessors(parts: Any, *, provider: bool = False) -> str:
    members = ""
    for part in parts:
        field, title = part.field, _title(part.js)
        if hasattr(part, "nesting"):
            members += _member(f"get {part.js}()", f"return this.{field};\n")
            if part.computed:
                continue
            members += _member(f"put{title}(value)", f"this.{field}.internalValue = value;\n")
            members += _member(f"reset{title}()", f"this.{field}.internalValue = undefined;\n")
            members += _member(f"get {part.js}Input()", f"return this.{field}.internalValue;\n")
            continue
        reader = f"this.get{GETTERS.get(part.kind, 'List')}Attribute('{part.name}')"
        reader = f"cdktf.Fn.tolist({reader})" if part.kind == "set" else reader
        members += _member(
            f"get {part.js}()", f"return this.{field};\n" if provider else f"return {reader};\n"
        )
        if not part.computed:
            members += _member(f"set {part.js}(value)", f"this.{field} = value;\n")
            members += "    // Temporarily expose input value. Use with caution.\n"
            members += _member(f"get {field[1:]}Input()", f"return this.{field};\n")
            if not part.required:
                members += _member(f"reset{title}()", f"this.{field} = undefined;\n")
    return members


def _rows(owner: str, parts: Any, source: str, *, written: bool = False) -> Iterator[str]:
    for part in parts:
        where = f"{source}{part.js if written else part.field[1:]}"
        mapper = _mapper(owner, part)
        inner = "" if written or not hasattr(part, "nesting") else ".internalValue"
        null = f"{where} === undefined ? null : " if part.null else ""
        yield f"{part.name}: {null}{mapper}({where}{inner}),"


def _mapper(owner: str, part: Any) -> str:
    if hasattr(part, "nesting"):
        writer = f"{owner}{_title(part.js)}ToTerraform"
        writer = writer[0].lower() + writer[1:]
        return (
            writer
            if part.nesting == "single"
            else f"cdktf.listMapper({writer}, {str(part.is_block).lower()})"
        )
    outer, kind = KINDS.get(part.kind, ("", part.kind))
    one = f"cdktf.{kind}ToTerraform"
    return {"": one, "list": f"cdktf.listMapper({one}, false)", "hash": f"cdktf.hashMapper({one})"}[outer]


def _class(name: str, base: str, members: str, prefix: str) -> Iterator[str]:
    yield f"class {name} extends cdktf.{base} {{\n{members}}}\nexports.{name} = {name};\n"
    yield f'_a = JSII_RTTI_SYMBOL_1;\n{name}[_a] = {{ fqn: "{prefix}.{name}", version: "1.2.3" }};\n'


def _member(head: str, body: str) -> str:
    return f"    /**\n    * What it does\n    */\n    {head} {{\n{indent(body, ' ' * 8)}    }}\n"


def _title(name: str) -> str:
    return name[0].upper() + name[1:]


def _with_fields(text: str) -> str:
    """The same in cdktn's form: names, types and children as fields of the class."""
    for name, fqn in re.findall(r"_a = JSII_RTTI_SYMBOL_1;\n(\w+)\[_a\] = (\{.*\});\n", text):
        moved = f"    static [JSII_RTTI_SYMBOL_1] = {fqn};\n"
        if found := re.search(rf'{name}\.tfResourceType = (".*");\n', text):
            moved += f"    static tfResourceType = {found[1]};\n"
            text = text.replace(found[0], "")
        text = text.replace(f"_a = JSII_RTTI_SYMBOL_1;\n{name}[_a] = {fqn};\n", "")
        start = text.index(f"class {name} extends")
        end = text.index("\n}\n", start)
        body = text[start:end]
        children = re.findall(r"        this\.(_\w+ = new .*;\n)", body)
        for child in children:
            body = body.replace(f"        this.{child}", "")
            moved_child = f"    {child}"
            body += f"\n{moved_child}".rstrip("\n")
        head, _, rest = body.partition("\n")
        text = text[:start] + f"{head}\n{moved}{rest}" + text[end:]
    return text
