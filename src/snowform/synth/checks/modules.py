"""Hold the calls of modules against what the modules take and give, as far as their files are here.

What OpenTofu says only when it has fetched a module (`tofu init`, `tofu validate`) is said at once. What
could not be looked at is said too, once a module.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from snowform.errors import did_you_mean
from snowform.provision.configuration.blocks import COMMENT, blocks, labels
from snowform.provision.configuration.calls import ModuleCall
from snowform.provision.configuration.providers import Provider, required_providers
from snowform.schema import CtyType
from snowform.schema.check import Path as JsonPath
from snowform.schema.check import describe
from snowform.synth.checks.conversion import check_conversion
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.flows import Flows
from snowform.synth.checks.identifiers import is_identifier
from snowform.synth.checks.module_folders import ModuleFolders, is_of_registry
from snowform.synth.checks.module_interface import Interface, UnreadableModule, Variable, read_interface

# https://opentofu.org/docs/language/modules/syntax/#meta-arguments
META = ("_", "count", "depends_on", "for_each", "lifecycle", "providers", "source", "version")
# Blocks that no module can have an input of the name of; OpenTofu 1.11 knows `lifecycle { enabled = … }`.
RESERVED = {"locals": "", "provider": 'did you mean "providers"?'}
LIFECYCLE = ("enabled",)


class _Call(NamedTuple):
    path: JsonPath
    name: str
    body: Mapping[str, Any]
    call: ModuleCall


class Modules:
    """The calls of modules in a document, with what is known of each module."""

    def __init__(self, document: Mapping[str, Any], folders: ModuleFolders) -> None:
        self._required = required_providers(document)
        self._calls = [
            _Call(("module", *path), name, body, ModuleCall(name, source, _text(body.get("version"))))
            for path, body in blocks(document.get("module"), 1)
            for name in labels(path)
            if isinstance(source := body.get("source"), str)
        ]
        self._interfaces: dict[str, Interface] = {}
        self._unread: dict[str, str] = {}
        self._folders: dict[str, Path] = {}
        self._flows: dict[Path, Flows] = {}
        read: dict[Path, Interface | str] = {}
        for name, call in {call.name: call.call for call in self._calls}.items():
            folder = folders.folder(call)
            if folder is None or not folder.is_dir():
                # A local module that is not there is an error, which the check of the structure has found.
                if call.remote or folder is None:
                    self._unread[name] = "is not here"
                continue
            found = read[folder] if folder in read else read.setdefault(folder, _read(folder))
            if isinstance(found, Interface):
                self._interfaces[name] = found
                self._folders[name] = folder
            else:
                self._unread[name] = found

    @property
    def outputs(self) -> dict[str, frozenset[str]]:
        """The outputs of the modules whose files are here, by the name of the call."""
        return {name: interface.outputs for name, interface in self._interfaces.items()}

    @property
    def hidden(self) -> dict[str, frozenset[str]]:
        """The sensitive outputs of the modules whose files are here, by the name of the call."""
        return {name: interface.hidden for name, interface in self._interfaces.items() if interface.hidden}

    @property
    def documents(self) -> Iterator[tuple[str, str, Path]]:
        """Name, source and folder of the local modules that are called: of each folder the first call."""
        seen = set()
        for call in self._calls:
            folder = self._folders.get(call.name)
            if folder is not None and not call.call.remote and folder not in seen:
                seen.add(folder)
                yield call.name, call.call.source, folder

    def type_of(self, module: str, name: str) -> CtyType | None:
        """The type of an input of a called module; None where it is not known."""
        interface = self._interfaces.get(module)
        variable = interface.variables.get(name) if interface else None
        return variable.type if variable else None

    def stores(self, module: str, name: str) -> bool:
        """Whether an input of a called module is known to take nothing ephemeral."""
        interface = self._interfaces.get(module)
        variable = interface.variables.get(name) if interface else None
        return variable is not None and not variable.ephemeral

    def inputs_of(self, module: str, output: str) -> frozenset[str]:
        """The inputs that an output of a called module comes from, as far as its files are here."""
        folder = self._folders.get(module)
        if folder is None:
            return frozenset()
        if folder not in self._flows:
            self._flows[folder] = Flows(folder)
        return self._flows[folder].inputs(output)

    def check(self) -> Iterator[Finding]:
        """Every finding about the calls, in the document's order, and a warning of what is not checked."""
        told: set[tuple[str, str]] = set()
        for call in self._calls:
            yield from _check_meta(call)
            if interface := self._interfaces.get(call.name):
                yield from _check_inputs(call, interface.variables)
                yield from self._check_providers(call, interface)
            elif (why := self._unread.get(call.name)) and (key := (call.call.source, why)) not in told:
                told.add(key)
                yield self._note(call, why)

    def _check_providers(self, call: _Call, interface: Interface) -> Iterator[Finding]:
        yield from _check_providers(call, interface)
        given = call.body.get("providers")
        for name, value in given.items() if isinstance(given, Mapping) else ():
            required = interface.providers.get(name.partition(".")[0])
            if required is None or not isinstance(value, str) or "${" in value:
                continue
            local_name = value.partition(".")[0]
            wanted = Provider.parse(name, required.source or name.partition(".")[0]).name
            # What is configured without being required is of the namespace that all such are of.
            has = (self._required.get(local_name) or Provider.parse(local_name, local_name)).name
            if wanted != has:
                yield Finding(
                    (*call.path, "providers", name),
                    f"the module requires {wanted}, and {local_name} is {has}",
                    'what a local name stands for is said in "required_providers"',
                )

    def _note(self, call: _Call, why: str) -> Finding:
        same = {c.name for c in self._calls if c.call.source == call.call.source} - {call.name}
        others = ", ".join(f"module.{name}" for name in sorted(same) if self._unread.get(name) == why)
        hint = "`snowform vendor` brings it" if why == "is not here" and call.call.remote else ""
        message = f"{call.call.source} {why}: this call is not checked"
        message += f" (nor that of {others})" if others else ""
        return Finding(call.path, message, hint, "warning", rule="unchecked-module")


def _read(folder: Path) -> Interface | str:
    """The interface of a module, or why it cannot be told."""
    try:
        return read_interface(folder)
    except UnreadableModule as error:
        return f"cannot be read ({error})"


def _check_meta(call: _Call) -> Iterator[Finding]:
    if "version" in call.body and not is_of_registry(call.call.source):
        kind = "another source" if call.call.remote else "a local module"
        yield Finding(
            (*call.path, "version"),
            f"{kind} has no versions: they are for modules of a registry",
            "leave it out",
        )
    for name, hint in RESERVED.items():
        if call.body.get(name) is not None:
            yield Finding((*call.path, name), f'"{name}" has no place in a module', hint)
    for path, lifecycle in blocks(call.body.get("lifecycle"), 0, (*call.path, "lifecycle")):
        for name in lifecycle:
            if name not in LIFECYCLE and name != COMMENT:
                yield Finding((*path, name), f'"{name}" has a meaning for resources alone')


def _check_inputs(call: _Call, variables: Mapping[str, Variable]) -> Iterator[Finding]:
    known = [*variables, *META]
    for name, value in call.body.items():
        path = (*call.path, name)
        if name in META or name in RESERVED or name == "//":
            continue
        if name not in variables:
            yield Finding(path, f'the module has no input "{name}"', did_you_mean(name, known))
            continue
        variable = variables[name]
        if value is None and variable.required and not variable.nullable:
            yield Finding(path, "must not be null: it is required")
        yield from check_conversion(variable.type, value, path)
        if variable.conditions:
            from snowform.synth.checks.input_conditions import check_conditions

            yield from check_conditions(name, variable, value, path)
    for name, variable in variables.items():
        if variable.required and name not in call.body:
            yield Finding(call.path, f'the input "{name}" is required')


def _check_providers(call: _Call, interface: Interface) -> Iterator[Finding]:
    given = call.body.get("providers", {})
    path = (*call.path, "providers")
    if not isinstance(given, Mapping):
        what = "null" if given is None else describe(given)
        yield Finding(path, f"must be an object, not {what}")
        return
    for name in sorted(interface.aliases - given.keys()):
        yield Finding(call.path, f'the module needs the provider "{name}"', 'pass one on in "providers"')
    known = interface.providers.keys() | interface.aliases | interface.proxies
    for name, value in given.items():
        if not isinstance(value, str):
            what = "null" if value is None else describe(value)
            yield Finding((*path, name), f"must be the name of a provider, not {what}")
        if not all(map(is_identifier, name.split(".", 1))):
            yield Finding((*path, name), f'"{name}" is not the name of a provider: it is NAME or NAME.ALIAS')
            continue
        if name not in known:
            # OpenTofu passes on what the module has no use for, too.
            near = did_you_mean(name, known)
            yield Finding(
                (*path, name),
                f'the module takes no provider "{name}"',
                near,
                "warning",
                rule="unknown-provider",
            )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
