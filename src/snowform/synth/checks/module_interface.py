"""What a module takes and gives, read from its files: variables, outputs, providers. Evaluates nothing.

https://developer.hashicorp.com/terraform/language/values/variables, …/values/outputs and
https://developer.hashicorp.com/terraform/language/modules/develop/providers
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from snowform.provision.configuration.blocks import labelled
from snowform.provision.configuration.files import module_files, parse
from snowform.provision.configuration.providers import USING, configured_or_used
from snowform.provision.hcl.values import Sections
from snowform.schema import CtyType
from snowform.schema.check import TRUE
from snowform.synth.checks.type_constraints import parse_type

# What declares something, and what uses a provider: most files of a module have nothing of either.
_DECLARING: Sections = {
    "variable": ("condition", "default", "ephemeral", "error_message", "nullable", "type", "validation"),
    "output": ("sensitive",),
    "provider": ("alias",),
    "terraform": None,
}
_USING: Sections = {
    **dict.fromkeys(USING, ("provider",)),
    **{"check": ("provider",), "import": ("provider", "to"), "module": ("providers",), "provider": ()},
}


class UnreadableModule(Exception):
    """A folder whose files are no module; the message says which file and why."""


class Variable(NamedTuple):
    """An input. One without a default is `required`; one that is not `nullable` takes no null then."""

    constraint: str = "any"
    required: bool = True
    nullable: bool = True
    # Each condition with its message, as they are written.
    conditions: tuple[tuple[str, str], ...] = ()
    ephemeral: bool = False

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
    # The outputs that are sensitive.
    hidden: frozenset[str] = frozenset()


# The body of a block. A variable may have a default of null, so what is not there at all is what has no key.
_Body = Mapping[str, Any]


def read_interface(folder: Path) -> Interface:
    """The interface of the module in a folder; UnreadableModule where its files cannot be read."""
    variables: dict[str, Variable] = {}
    outputs: dict[str, bool] = {}
    providers: dict[str, Requirement] = {}
    aliases: set[str] = set()
    proxies: set[str] = set()
    for document in _documents(folder, _DECLARING):
        for kind, name, body in _declared(document):
            if kind == "variable":
                variables[name] = _variable(body, variables.get(name, Variable()))
            elif kind == "output":
                outputs[name] = body.get("sensitive", outputs.get(name)) in TRUE
            elif kind == "provider":
                proxies.add(f"{name}.{body['alias']}")
            else:
                providers[name] = Requirement(body["source"], body["version"])
                aliases.update(body["aliases"])
    return Interface(
        variables,
        frozenset(outputs),
        providers,
        frozenset(aliases),
        frozenset(proxies),
        frozenset(name for name, sensitive in outputs.items() if sensitive),
    )


def used_providers(folder: Path) -> frozenset[str]:
    """The local names of the providers that a module's own blocks use, whether it requires them or not.

    UnreadableModule as above.
    """
    documents = _documents(folder, _USING)
    return frozenset(name for document in documents for name, _ in configured_or_used(document))


def _documents(folder: Path, sections: Sections) -> Iterator[Mapping[str, Any]]:
    """The files of a module, in the order in which they count: of those in the native syntax `sections`."""
    keywords = re.compile(rf"\b(?:{'|'.join(sections)})\b")
    for path in _files(folder):
        try:
            text = path.read_bytes().decode()
            if not keywords.search(text) and not path.name.endswith(".json"):
                continue
            document = parse(path.name, text, sections)
        except (OSError, RecursionError, ValueError) as error:
            raise UnreadableModule(f"{path.name}: {error}") from error
        for part in document if isinstance(document, list) else [document]:
            if not isinstance(part, dict):
                raise UnreadableModule(f"{path.name}: it is not an object")
            yield part


def _files(folder: Path) -> list[Path]:
    """The files that OpenTofu reads, those that override what others say last.

    https://opentofu.org/docs/language/files/ and …/files/override/
    """
    found = {path.name for path in module_files(folder)}
    # OpenTofu reads x.tofu in place of x.tf, since 1.8.
    found -= {name.replace(".tofu", ".tf") for name in found if ".tofu" in name}
    return [folder / name for name in sorted(found, key=lambda name: (_overrides(name), name))]


def _overrides(name: str) -> bool:
    stem = name.removesuffix(".json").rpartition(".")[0]
    return stem == "override" or stem.endswith("_override")


def _declared(document: Mapping[str, Any]) -> Iterator[tuple[str, str, _Body]]:
    """The kind, name and body of what a file declares.

    The body of a required provider has its "source", "version" and "aliases".
    """
    for kind in ("variable", "output", "provider"):
        for (name,), body in labelled(document, kind, label_count=1):
            if kind != "provider" or isinstance(body.get("alias"), str):
                yield kind, name, body
    for _, required in labelled(document, "terraform", "required_providers"):
        for name, requirement in required.items():
            given = requirement if isinstance(requirement, dict) else {"version": str(requirement)}
            aliases = map(_bare, given.get("configuration_aliases") or ())
            yield "required", name, {"source": "", "version": "", **given, "aliases": aliases}


def _bare(expression: Any) -> str:
    """An expression without the `${ }` that the native syntax gives it here."""
    return str(expression).removeprefix("${").removesuffix("}")


def _variable(body: _Body, declared: Variable) -> Variable:
    """A variable of this body, as far as it goes, and as it was declared before an override."""
    constraint = body.get("type")
    nullable = body.get("nullable", declared.nullable)
    return Variable(
        constraint=_bare(constraint) if isinstance(constraint, str) else declared.constraint,
        required=declared.required and "default" not in body,
        nullable=nullable not in (False, "false"),
        conditions=tuple(_conditions(body)) or declared.conditions,
        ephemeral=body.get("ephemeral", declared.ephemeral) in TRUE,
    )


def _conditions(body: _Body) -> Iterator[tuple[str, str]]:
    for _, validation in labelled(body, "validation"):
        condition, message = validation.get("condition"), validation.get("error_message")
        if isinstance(condition, str):
            yield condition, message if isinstance(message, str) else ""
