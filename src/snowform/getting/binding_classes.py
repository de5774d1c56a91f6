"""What a published package of bindings says of its provider's schema, read from the JavaScript in it.

Followed are `resource-emitter.ts`, `attributes-emitter.ts` and `struct-emitter.ts` of
`@cdktf/provider-generator`: a comment above each attribute has its flags, its getter the type, and what is
written of it in HCL whether it is a block, a list or a set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

_CLASS = re.compile(r"^class (\w+) extends \w+\.(\w+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_TYPE = re.compile(r'(?:^(\w+)\.|static )tfResourceType = "([^"]+)"', re.MULTILINE)
_WRITER = re.compile(r"^function (\w+)ToHclTerraform\(struct\) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_OWN_WRITER = "synthesizeHclAttributes() {"
_FLAGS = re.compile(
    r"^ +// (\S+) - computed: (true|false), optional: (true|false), required: (true|false)\n", re.MULTILINE
)
_NESTED = re.compile(
    r"= new (?:\w+\.)?(?P<name>(?P<of>\w+?)(?P<form>OutputReference|List|Map))"
    r'\(this, "[^"]+"(?:, (?P<set>true|false))?\)'
)
# Collections of the library's own, `cdktf.StringMapList`.
_LIBRARY = re.compile(r"(?:String|Number|Boolean|Any)(?:List|Map)+")
# Until cdktf 0.21 the comments of most attributes are lost in the JavaScript; which of the optional ones are
# computed too is lost with them.
_NAMED_GETTER = re.compile(r"^ +get (\w+)\(\) \{\s*return ([^;]*\('([^']+)'\)[^;]*);", re.MULTILINE)
_GETTER = re.compile(r"\{\s*return (.*?);\s*\}", re.DOTALL)
_WRITTEN = re.compile(
    r"^ +'?\"?([\w-]+)'?\"?: \{\n"
    r" +value: (?P<value>.*),\n"
    r" +isBlock: (?P<block>true|false),\n"
    r' +type: "(?P<kind>\w+)",\n'
    r' +storageClassType: "(?P<stored>\w+)",\n',
    re.MULTILINE,
)
_OF = re.compile(r"(?!(?:string|number|boolean|any|listMapper|hashMapper)(?:To)?Hcl)\b(\w+)ToHclTerraform")
_READ = {
    "getStringAttribute": "string",
    "getNumberAttribute": "number",
    "getBooleanAttribute": "bool",
    "getListAttribute": ["list", "string"],
    "getNumberListAttribute": ["list", "number"],
    "getStringMapAttribute": ["map", "string"],
    "getNumberMapAttribute": ["map", "number"],
    "getBooleanMapAttribute": ["map", "bool"],
}
_PRIMITIVES = {"string": "string", "number": "number", "boolean": "bool", "any": "dynamic"}
_STORED = re.compile(r"(string|number|boolean|any)((?:List|Map)*)")
_KINDS = {
    "TerraformResource": "resource_schemas",
    "TerraformDataSource": "data_source_schemas",
    "TerraformEphemeralResource": "ephemeral_resource_schemas",
    "TerraformProvider": "provider",
}
# How often a block may stand within itself before what is below it is left open, as AWS's WAF rules do.
_DEPTH = 3


@dataclass(slots=True)
class _Written:
    """What is written of an attribute in HCL."""

    is_block: bool
    kind: str
    stored: str
    is_mapped: bool
    write_only: bool
    # The class of what is written, where it has one of its own.
    of: str


@dataclass(slots=True)
class _Member:
    """An attribute or block of a class: its flags, its type as it is read, or the class within it."""

    flags: dict[str, bool]
    cty_type: Any = "dynamic"
    nested: str = ""
    form: str = ""
    wraps_set: bool = False


@dataclass(slots=True)
class _Class:
    name: str
    base: str
    terraform_type: str
    members: dict[str, _Member]
    written: dict[str, _Written] = field(default_factory=dict)


def read_elements(texts: list[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What the texts of one module hold: the section of `providers schema -json`, the type and its block."""
    classes: dict[str, _Class] = {}
    writers: dict[str, dict[str, _Written]] = {}
    types: dict[str, str] = {}
    for text in texts:
        classes.update((found.name, found) for found in map(_class, _CLASS.finditer(text)))
        # Older bindings say it after the class.
        types.update((name, terraform_type) for name, terraform_type in _TYPE.findall(text) if name)
        writers.update((_capitalised(name), _written(body)) for name, body in _WRITER.findall(text))
    for found in classes.values():
        if (section := _KINDS.get(found.base)) is not None:
            block = _Reader(classes, writers).block(found.members, found.written, ())
            if section == "provider":
                block["attributes"].pop("alias", None)
            yield section, found.terraform_type or types[found.name], block


def _class(match: re.Match[str]) -> _Class:
    name, base, body = match.groups()
    found = _TYPE.search(body)
    head, _, writer = body.partition(_OWN_WRITER)
    members = {}
    flags = list(_FLAGS.finditer(head))
    ends = [flag.start() for flag in flags[1:]] + [len(head)] * bool(flags)
    for flag, end in zip(flags, ends, strict=True):
        members[flag[1]] = _member(flag, head[flag.end() : end])
    for member_name, member in _without_comments(head):
        members.setdefault(member_name, member)
    written = _written(writer)
    if base == "TerraformProvider":
        # What a provider is configured with cannot be referred to, and so has no such getter.
        members = {said: _Member({"optional": True}) for said in written} | members
    return _Class(name, base, found[2] if found else "", members, written)


def _member(flag: re.Match[str], body: str) -> _Member:
    said = zip(("computed", "optional", "required"), flag.groups()[1:], strict=True)
    member = _Member({name: True for name, word in said if word == "true"})
    if (nested := _NESTED.search(body)) is not None:
        is_set = nested["set"] == "true"
        if _LIBRARY.fullmatch(nested["name"]):
            kind = "set" if is_set else nested["form"].lower()
            member.cty_type = _collection(_uncapitalised(nested["name"]), kind)
        else:
            member.nested, member.form, member.wraps_set = nested["of"], nested["form"], is_set
    elif (getter := _GETTER.search(body)) is not None:
        member.cty_type = _read_type(getter[1])
    return member


def _without_comments(head: str) -> Iterator[tuple[str, _Member]]:
    for name, value, terraform_name in _NAMED_GETTER.findall(head):
        flag = "computed"
        if f" set {name}(" in head:
            flag = "optional" if f" reset{_capitalised(name)}()" in head else "required"
        yield terraform_name, _Member({flag: True}, _read_type(value))


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def _uncapitalised(name: str) -> str:
    return name[:1].lower() + name[1:]


def _read_type(text: str) -> Any:
    call = next((kind for name, kind in _READ.items() if f"this.{name}(" in text), "dynamic")
    return ["set", call[1]] if "Fn.tolist(" in text and call[0] == "list" else call


def _written(body: str) -> dict[str, _Written]:
    return {found[1]: _row(found) for found in _WRITTEN.finditer(body)}


def _row(found: re.Match[str]) -> _Written:
    value = found["value"]
    of = _OF.search(value)
    is_mapped = "listMapperHcl(" in value or "hashMapperHcl(" in value
    name = _capitalised(of[1]) if of else ""
    write_only = ".markWriteOnlyAttribute(" in value
    return _Written(found["block"] == "true", found["kind"], found["stored"], is_mapped, write_only, name)


class _Reader:
    """Reads the blocks of one element, which are classes of the same module."""

    def __init__(self, classes: Mapping[str, _Class], writers: Mapping[str, dict[str, _Written]]) -> None:
        self.classes = classes
        self.writers = writers

    def block(
        self, members: Mapping[str, _Member], written: Mapping[str, _Written], within: tuple[str, ...]
    ) -> dict[str, Any]:
        """A block as `providers schema -json` has it; `within` are the classes around it."""
        attributes: dict[str, Any] = {}
        blocks: dict[str, Any] = {}
        for name, found in members.items():
            said = written.get(name)
            member = _with_class(found, said)
            if said is not None and said.is_block and within.count(member.nested) < _DEPTH:
                blocks[name] = self._nested_block(member, said, within)
            else:
                attributes[name] = self._attribute(member, said, within)
        return {"attributes": attributes, "block_types": blocks}

    def _nested_block(self, member: _Member, said: _Written, within: tuple[str, ...]) -> dict[str, Any]:
        mode = "single" if said.kind == "struct" else said.kind
        found: dict[str, Any] = {"nesting_mode": mode, "block": self._content(member.nested, within)}
        if member.flags.get("required"):
            found["min_items"] = 1
        if mode in {"list", "set"} and not said.is_mapped:
            found["max_items"] = 1
        return found

    def _content(self, name: str, within: tuple[str, ...]) -> dict[str, Any]:
        written = self.writers.get(name, {})
        found = self.classes.get(f"{name}OutputReference")
        members = found.members if found else {name: _Member({"optional": True}) for name in written}
        return self.block(members, written, (*within, name))

    def _attribute(self, member: _Member, said: _Written | None, within: tuple[str, ...]) -> dict[str, Any]:
        if said is not None and said.write_only:
            member = replace(member, flags={**member.flags, "write_only": True})
        if not member.nested:
            return {"type": _collection(said.stored, said.kind) if said else member.cty_type, **member.flags}
        if within.count(member.nested) >= _DEPTH:
            return {"type": "dynamic", **member.flags}
        content = self._content(member.nested, within)
        mode = {"OutputReference": "single", "List": "list", "Map": "map"}[member.form]
        if said is not None and said.kind != "struct":
            mode = said.kind
        elif member.wraps_set:
            mode = "set"
        return {"nested_type": {"attributes": content["attributes"], "nesting_mode": mode}, **member.flags}


def _with_class(member: _Member, said: _Written | None) -> _Member:
    """A member with the class of what is written of it: a provider's blocks have none to read them by."""
    if said is None or member.nested or not said.of:
        return member
    return replace(member, nested=said.of, form="List" if said.is_mapped else "OutputReference")


def _collection(stored: str, kind: str) -> Any:
    """The type that the bindings call `stringMapList`, of which the outermost collection is a `kind`."""
    found = _STORED.fullmatch(stored)
    if found is None:
        return "dynamic"
    inner: Any = _PRIMITIVES[found[1]]
    around = re.findall("List|Map", found[2])
    for place, name in enumerate(around):
        outermost = place == len(around) - 1
        inner = [kind if outermost and kind != "simple" else name.lower(), inner]
    return "dynamic" if inner == ["map", "dynamic"] else inner
