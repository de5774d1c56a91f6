"""What a module takes and gives, read from its files: variables, outputs, providers. Evaluates nothing.

https://developer.hashicorp.com/terraform/language/values/variables, …/values/outputs and
https://developer.hashicorp.com/terraform/language/modules/develop/providers
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from snowform.provision.configuration.blocks import blocks, labelled, labels
from snowform.provision.configuration.providers import USING, provider_reference, used_configurations
from snowform.schema import CtyType
from snowform.synth.checks.hcl_blocks import Block, UnreadableSyntax, arguments_in, blocks_in
from snowform.synth.checks.type_constraints import parse_type
from snowform.vendoring.calls import module_files

_DECLARES = re.compile(r"\b(?:variable|output|terraform|provider)\b")
_USES = re.compile(rf"\b(?:{'|'.join(USING)})\b")
_ALIASES = re.compile(r"\bconfiguration_aliases[\s\"]*[=:]\s*\[([^\]]*)\]")
_SETTING = re.compile(r"\b(source|version)[\s\"]*[=:]\s*\"([^\"]*)\"")
_ALIAS = re.compile(r"[\w-]+\.[\w-]+")
_COMMENT = re.compile(r"(?:#|//)[^\n]*|/\*.*?\*/", re.DOTALL)


class UnreadableModule(Exception):
    """A folder whose files are no module; the message says which file and why."""


class Variable(NamedTuple):
    """An input. One without a default is `required`; one that is not `nullable` takes no null then."""

    constraint: str = "any"
    required: bool = True
    nullable: bool = True

    @property
    def type(self) -> CtyType:
        """The type of its values; read on demand, for a call gives few of the inputs that there are."""
        return parse_type(self.constraint)


class Requirement(NamedTuple):
    """What a module says of a provider that it requires: where it comes from, and a version constraint."""

    source: str = ""
    version: str = ""


class Interface(NamedTuple):
    """The inputs and outputs of a module.

    `providers` are those that it requires ("aws"), `aliases` their further configurations ("aws.us") that a
    call must pass on, `proxies` those that it may: `provider` blocks with an alias, as before Terraform 0.15.
    """

    variables: Mapping[str, Variable]
    outputs: frozenset[str]
    providers: Mapping[str, Requirement] = {}
    aliases: frozenset[str] = frozenset()
    proxies: frozenset[str] = frozenset()


# The body of a block: arguments as JSON values, or as the text of expressions. A variable in JSON may have a
# default of null, so what is not there at all is what has no key.
_Body = Mapping[str, Any]
_Found = TypeVar("_Found")


def read_interface(folder: Path) -> Interface:
    """The interface of the module in a folder; UnreadableModule where its files cannot be read."""
    variables: dict[str, Variable] = {}
    outputs: set[str] = set()
    providers: dict[str, Requirement] = {}
    aliases: set[str] = set()
    proxies: set[str] = set()
    for path in _files(folder):
        for kind, name, body in _read(path, _DECLARES, _in_json, _in_native):
            if kind == "variable":
                variables[name] = _variable(body, variables.get(name, Variable()))
            elif kind == "output":
                outputs.add(name)
            elif kind == "provider":
                proxies.add(f"{name}.{body['alias'].strip(chr(34))}")
            else:
                providers[name] = Requirement(body["source"], body["version"])
                aliases.update(body["aliases"])
    return Interface(variables, frozenset(outputs), providers, frozenset(aliases), frozenset(proxies))


def used_providers(folder: Path) -> frozenset[str]:
    """The local names of the providers that a module's own blocks use, whether it requires them or not.

    UnreadableModule as above.
    """
    files = _files(folder)
    return frozenset(name for path in files for name in _read(path, _USES, _used_in_json, _used_in_native))


def _files(folder: Path) -> list[Path]:
    """The files that OpenTofu reads, those that override what others say last.

    https://opentofu.org/docs/language/files/ and …/files/override/
    """
    found = {path.name for path in module_files(folder)}
    # OpenTofu reads x.tofu in place of x.tf, since 1.8.
    found -= {name.replace(".tofu", ".tf") for name in found if ".tofu" in name}
    read = [name for name in found if not name.startswith((".", "#"))]
    return [folder / name for name in sorted(read, key=lambda name: (_overrides(name), name))]


def _overrides(name: str) -> bool:
    stem = name.removesuffix(".json").rpartition(".")[0]
    return stem == "override" or stem.endswith("_override")


def _read(
    path: Path,
    keywords: re.Pattern[str],
    in_json: Callable[[Any], Iterable[_Found]],
    in_native: Callable[[str], Iterable[_Found]],
) -> Iterator[_Found]:
    """What one of the two finds in a file, by its syntax; nothing in one without any of the keywords."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if path.name.endswith(".json"):
            yield from in_json(_object(text))
        elif keywords.search(text):
            yield from in_native(text)
    except (OSError, RecursionError, ValueError, UnreadableSyntax) as error:
        raise UnreadableModule(f"{path.name}: {error}") from error


def _object(text: str) -> Mapping[str, Any]:
    document = json.loads(text)
    if not isinstance(document, dict):
        raise UnreadableSyntax("it is no object")
    return document


def _used_in_json(document: Mapping[str, Any]) -> Iterator[str]:
    return (name for name, _ in used_configurations(document))


def _used_in_native(text: str) -> Iterator[str]:
    for block in blocks_in(text):
        if block.type in USING and block.labels:
            yield provider_reference(block.labels[0], dict(arguments_in(text, block)).get("provider"))[0]


def _in_native(text: str) -> Iterator[tuple[str, str, _Body]]:
    """The kind, name and body of what a file declares.

    The body of a required provider has its "source", "version" and "aliases".
    """
    for block in blocks_in(text):
        name = block.labels[0] if block.labels else ""
        if block.type == "variable":
            yield "variable", name, dict(arguments_in(text, block))
        elif block.type == "output":
            yield "output", name, {}
        elif block.type == "provider":
            arguments = dict(arguments_in(text, block))
            if "alias" in arguments:
                yield "provider", name, arguments
        elif block.type == "terraform":
            for inner in blocks_in(text, block.start, block.end):
                if inner.type == "required_providers":
                    yield from _required(text, inner)


def _required(text: str, block: Block) -> Iterator[tuple[str, str, _Body]]:
    for name, requirement in arguments_in(text, block):
        bare = _COMMENT.sub("", requirement)
        found = _ALIASES.search(bare)
        aliases = _ALIAS.findall(found[1]) if found else []
        given = dict(_SETTING.findall(bare)) if bare.startswith("{") else {"version": bare.strip('"')}
        yield "required", name, {"source": "", "version": "", **given, "aliases": aliases}


def _in_json(document: Mapping[str, Any]) -> Iterator[tuple[str, str, _Body]]:
    """The same of JSON."""
    for kind in ("variable", "output", "provider"):
        for path, body in blocks(document.get(kind), 1):
            if kind != "provider" or isinstance(body.get("alias"), str):
                yield kind, labels(path)[0], body
    for _, required in labelled(document, "terraform", "required_providers"):
        for name, requirement in required.items():
            given = requirement if isinstance(requirement, dict) else {"version": str(requirement)}
            aliases = map(str, given.get("configuration_aliases") or ())
            yield "required", name, {"source": "", "version": "", **given, "aliases": aliases}


def _variable(body: _Body, declared: Variable) -> Variable:
    """A variable of this body, as far as it goes, and as it was declared before an override."""
    constraint = body.get("type")
    nullable = body.get("nullable", declared.nullable)
    return Variable(
        constraint=constraint if isinstance(constraint, str) else declared.constraint,
        required=declared.required and "default" not in body,
        nullable=nullable not in (False, "false"),
    )
