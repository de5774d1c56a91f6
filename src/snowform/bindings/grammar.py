"""Read the JavaScript of generated bindings: what their Python does not say.

The generators of cdktf and cdktn write few shapes, and this reads no others: what has another shape raises
UnknownShape, for a guess would be a wrong configuration. Followed are `resource-emitter.ts`,
`attributes-emitter.ts` and `struct-emitter.ts` of `@cdktf/provider-generator`.

A module comes out as one dictionary for `marshal`: its classes by name, as `classes` has them, and its
functions `…ToTerraform`, as `rows` has them.
"""

from __future__ import annotations

import re

from snowform.bindings.classes import read_class
from snowform.bindings.rows import UnknownShape, read_rows
from snowform.hints import Any

_SOURCE_MAP = "//# sourceMappingURL"
# Comments, and how modules see each other: nothing of what is read. In cdktn's form fields are declared.
_NOISE = re.compile(r"^ *//.*\n|^ */\*\*?\n(?: *\*.*\n)+", re.MULTILINE)
_PREAMBLE = re.compile(r"var __\w+ = \(this && this\.__\w+\) \|\| .*?\n\}\)*(?:\(\))?;\n", re.DOTALL)
_LIBRARY = re.compile(r"\bcdkt(?:n|f_1|n_1)\.")
# `this._x?.internalValue` as it was compiled for Node 12, until cdktf 0.11.
_OPTIONAL = re.compile(
    r"\(?\((?P<own>_\w+) = (?P<field>this\._\w+)\) === null \|\| (?P=own) === void 0 \? void 0"
    r" : (?P=own)\.internalValue\)?|^        var _\w+(?:, _\w+)*;\n",
    re.MULTILINE,
)
_TOP = re.compile(
    r"(?P<kind>function|class) (?P<name>\w+)(?P<rest>[^\n]*)\{\n(?P<body>.*?)^\}\n"
    r'|(?:"use strict"|var [\w, ]+|Object\.defineProperty\(exports, "__esModule", \{ value: true \}\)'
    r"|(?:exports\.\w+ = )+(?:void 0|\w+|(?:__importStar\()?require\(\"[\w./-]+\"\)\)?)"
    r"|_\w+ = JSII_RTTI_SYMBOL_1"
    r'|const JSII_RTTI_SYMBOL_1 = Symbol\.for\("jsii\.rtti"\)'
    r'|const \w+ = (?:__importStar\()?require\("[\w./-]+"\)\)?'
    r'|__exportStar\(require\("[\w./-]+"\), exports\));\n'
    r'|(?P<owner>\w+)\[_\w+\] = \{ fqn: "(?P<fqn>[^"]+)", version: "[^"]*" \};\n'
    r'|(?P<typed>\w+)\.tfResourceType = "(?P<type>\w+)";\n'
    r"|\n",
    re.DOTALL | re.MULTILINE,
)
_GUARDS = re.compile(
    r"    if \(!cdktf\.canInspect\(struct\) \|\| cdktf\.Tokenization\.isResolvable\(struct\)\) \{\n"
    r"        return struct;\n    \}\n"
    r"    if \(cdktf\.isComplexElement\(struct\)\) \{\n        throw new Error\([^\n]*\);\n    \}\n"
)


def read_module(texts: list[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The classes and writers of a module's files, by their names, and each class's name in jsii.

    Raises UnknownShape.
    """
    found: dict[str, Any] = {}
    fqns: dict[str, str] = {}
    types: dict[str, str] = {}
    for text in texts:
        _read_text(_cleaned(text), found, fqns, types)
    for name, resource_type in types.items():
        found[name][1]["type"] = resource_type
    return found, fqns


def _cleaned(text: str) -> str:
    """Without comments and source map; the library under one name."""
    text = text.partition(_SOURCE_MAP)[0]
    if " === void 0 ? void 0 : " in text:
        text = _OPTIONAL.sub(lambda found: f"{found['field']}?.internalValue" if found["own"] else "", text)
    return _LIBRARY.sub("cdktf.", _NOISE.sub("", _PREAMBLE.sub("", text)))


def _read_text(text: str, found: dict[str, Any], fqns: dict[str, str], types: dict[str, str]) -> None:
    place = 0
    while place < len(text):
        if (item := _TOP.match(text, place)) is None:
            raise UnknownShape(text[place:])
        place = item.end()
        name, body = item["name"], item["body"]
        if item["kind"] == "class":
            base = item["rest"].strip().removeprefix("extends").strip()
            kind, table, fqn, resource_type = read_class(name, base, body)
            found[name] = (kind, table)
            if fqn:
                fqns[name] = fqn
            if resource_type:
                types[name] = resource_type
        elif item["kind"]:
            if name.endswith("ToHclTerraform"):
                continue
            found[name] = _writer(name, body)
        elif item["fqn"]:
            fqns[item["owner"]] = item["fqn"]
        elif item["type"]:
            types[item["typed"]] = item["type"]


def _writer(name: str, body: str) -> tuple[Any, ...]:
    guards = _GUARDS.match(body)
    if not name.endswith("ToTerraform") or guards is None:
        raise UnknownShape(f"function {name}")
    return read_rows(body[guards.end() :], "    ")
