"""Write the package of an entry: Python that declares its classes, and the tables of what they do.

A package stands in the form of those of `cdktf get`: a folder for each element, and `_jsii`, in which the
tables have the place of the JavaScript. What is remembered there of how it was made tells when it is stale.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from snowform.bindings.cache import as_file
from snowform.bindings.packed import pack
from snowform.getting import modules, names, tables, texts
from snowform.getting.entries import Entry
from snowform.getting.importable import check_text
from snowform.getting.modules import Interface
from snowform.getting.resources import Element

RECORD = "made.json"
_TABLES = "index"
_MADE = "Made by `snowform get` of {0}: what is changed here is lost."
_HEAD = '''\
"""{about}

{made}
"""

# mypy: ignore-errors
{head}
{classes}

jsii.declare(__name__, "{module}", {odd}, config={config})
'''
_ASSEMBLY = '''\
"""{made}"""

# mypy: ignore-errors
import jsii

if not hasattr(jsii, "declare"):
    raise ImportError(
        f"{{__name__[:-6]}} was made by `snowform get`, for Snowform's engine: run `snowform synth`, or "
        "`cdktf get --force` to have it for HashiCorp's engine"
    )
__jsii_assembly__ = jsii.JSIIAssembly.load("{assembly}", "{version}", __name__[:-6], "{tables}")
'''


class Package:
    """A package while it is written, below `folder`; `library` is cdktf or cdktn."""

    def __init__(self, entry: Entry, library: str, folder: Path) -> None:
        self._entry = entry
        self._library = library
        self._folder = folder
        self._tables: dict[str, bytes] = {}

    def write_elements(self, elements: list[Element], arguments: Mapping[str, str]) -> None:
        """The modules of a provider; `arguments` are what its elements say of it (see `tables`)."""
        made = _made(self._entry)
        self._write_python("", f'"""{made}"""\n')
        for element in elements:
            own = dict(arguments)
            if element.kind != "provider":
                own.pop("terraformProviderSource")
            module = f"{self._entry.assembly}.{element.module}"
            self._tables[module] = pack(tables.module_table(element, own))
            text = self._text(
                about=f"The {element.kind} {element.type}.",
                classes=texts.element_text(element),
                module=module,
                odd=texts.odd_names(texts.element_names(element)),
                config=element.config,
                level="..",
            )
            self._write_python(names.python(element.module), text)

    def write_module(self, interface: Interface) -> None:
        """The class of one of Terraform's own modules."""
        entry = self._entry
        self._tables[entry.assembly] = pack(modules.module_table(entry, interface))
        text = self._text(
            about=f"The module {_quoted(entry)}.",
            classes=modules.module_text(entry, interface),
            module=entry.assembly,
            odd=texts.odd_names(modules.module_names(interface)),
            config=f"{modules.class_name(entry)}Config",
            level=".",
        )
        self._write_python("", text)

    def close(self, version: str, record: Mapping[str, Any]) -> None:
        """What the modules have in common; `record` is what is remembered of the package."""
        _write(self._folder / "py.typed", "")
        entry = self._entry
        jsii = self._folder / "_jsii"
        text = _ASSEMBLY.format(
            made=_made(entry), assembly=entry.assembly, version=version or "0.0.0", tables=_TABLES
        )
        self._write_python(jsii.name, text)
        (jsii / _TABLES).write_bytes(as_file(self._tables))
        _write(jsii / RECORD, f"{json.dumps(record, indent=2, sort_keys=True)}\n")

    def _write_python(self, module: str, text: str) -> None:
        """Write a module that can be imported, or raise ImportableError."""
        path = self._folder / module / "__init__.py"
        name = "/".join(part for part in (self._entry.package, module, path.name) if part)
        check_text(text, name, self._entry.where)
        _write(path, text)

    def _text(
        self, *, about: str, classes: str, module: str, odd: Mapping[str, str], config: str, level: str
    ) -> str:
        library = "import cdktf" if self._library == "cdktf" else f"import {self._library} as cdktf"
        head = texts.HEAD.format(library=library, assembly=f"from {level}_jsii import __jsii_assembly__")
        return _HEAD.format(
            about=about,
            made=_made(self._entry),
            head=head,
            classes=classes,
            module=module,
            odd=json.dumps(odd, sort_keys=True),
            config=json.dumps(config),
        )


def _made(entry: Entry) -> str:
    return _MADE.format(_quoted(entry))


def _quoted(entry: Entry) -> str:
    """An entry as it stands in a text of Python, where a source may have a quote or a backslash."""
    return str(entry).replace("\\", "\\\\").replace('"', '\\"')


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
