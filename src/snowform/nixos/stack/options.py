"""The options of a stack's module: those of the library that it has a use for, with what is its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from snowform.nix import writer
from snowform.nixos.options import tables, types
from snowform.nixos.options.types import SECRET_FILE, Option, Submodule, Value
from snowform.nixos.stack.facts import StackFacts, names_in_nixpkgs
from snowform.nixos.variables.declarations import Variable

SHARED = Path(__file__).parents[1] / "lib" / "options.toml"


def stack_options(facts: StackFacts) -> dict[str, Any]:
    """What of the options is the stack's own, by their names: whole options, or parts of shared ones."""
    groups = {
        "variables": {variable.name: tables.as_data(_variable(variable)) for variable in facts.plain},
        "secrets": {variable.name: tables.as_data(_secret(variable)) for variable in facts.secrets},
        "credentials": {
            name: {"default": default.data}
            for name, default in (facts.credentials or {}).items()
            if default is not None
        },
    }
    return {**_packages(facts), **_after(facts), **{name: group for name, group in groups.items() if group}}


def all_options(facts: StackFacts) -> tuple[Option, ...]:
    """All options below `services.snowform.<stack>`, in the order of their reference."""
    text = SHARED.read_text(encoding="utf-8")
    for name, value in (("<stack>", facts.stack), ("<options>", facts.option_path)):
        text = text.replace(name, value)
    return tuple(_options((), tomllib.loads(text), stack_options(facts), facts.conditions()))


def _options(
    path: tuple[str, ...], shared: Mapping[str, Any], mine: Mapping[str, Any], conditions: Mapping[str, bool]
) -> Iterator[Option]:
    together = {**shared, **mine}
    if tables.is_option(together):
        if conditions[together.get("when", "")] if "when" in together else True:
            yield tables.option(path, together)
        return
    for name in together:
        yield from _options((*path, name), shared.get(name, {}), mine.get(name, {}), conditions)


def _packages(facts: StackFacts) -> dict[str, Any]:
    if not facts.providers:
        return {
            "package": {
                "defaultText": "pkgs.opentofu",
                "description": "The opentofu package to use.",
                "exampleText": "pkgs.terraform",
            }
        }
    last = facts.providers[-1]
    found: dict[str, Any] = {
        "package": {"defaultText": _packaged(facts)},
        "providers": {
            "exampleText": f"{{ {writer.attribute(last.source)} = pkgs.terraform-provider-{last.type}; }}"
        },
    }
    if facts.checked:
        found["acceptedVersions"] = {"example": {facts.checked[0].source: "7"}}
    return found


def _packaged(facts: StackFacts) -> str:
    """What the manual says of the package's default."""
    parts: dict[str, None] = {}
    for provider in facts.addable:
        names = [f"p.{writer.attribute(name)}" for name in names_in_nixpkgs(provider)]
        option = f"config.{facts.option_path}.providers.{writer.attribute(provider.source)}"
        parts[f"({' or '.join(names)})" if names else option] = None
    listed = next(iter(parts)) if len(parts) == 1 else "\n  " + "\n  ".join(parts) + "\n"
    return f"pkgs.opentofu.withPlugins (p: [{f' {listed} ' if len(parts) == 1 else listed}])"


def _after(facts: StackFacts) -> dict[str, Any]:
    """As far as this host has them."""
    if not facts.after:
        return {}
    names = " ".join(writer.string(name) for name in facts.after)
    listed = f"[ {names} ]" if len(facts.after) == 1 else writer.value(list(facts.after), 6)
    enabled = "config.services.snowform.${name}.enable or false"
    return {"after": {"defaultText": f"lib.filter (name: {enabled}) {listed}"}}


def _variable(variable: Variable) -> Option:
    text = variable.description or f"The stack's variable `{variable.name}`."
    example = None if variable.validations else Value(sample(variable.type))
    hints = [rule.message for rule in variable.validations if rule.condition is None and rule.message]
    return Option((variable.name,), variable.type, _with(text, *hints), variable.default, example)


def _secret(variable: Variable) -> Option:
    text = variable.description or f"The stack's variable `{variable.name}`."
    form = (
        "" if variable.type_text in {"string", "any"} else f" (of the type `{variable.type_text}`, as in HCL)"
    )
    text = _with(text, f"A file that holds the value{form}, which systemd hands to a unit when it starts.")
    optional = variable.default is not None
    kind = types.null_or(SECRET_FILE) if optional else SECRET_FILE
    return Option(
        (variable.name,),
        kind,
        text,
        Value(None) if optional else None,
        Value(f"/run/secrets/{variable.name}"),
    )


def _with(description: str, *further: str) -> str:
    """A description with further paragraphs, as nixpkgs ends those of several lines."""
    return "\n\n".join([description, *further]) + "\n" if further else description


def sample(kind: types.NixType) -> Any:
    """A value of a type, for examples."""
    match kind:
        case types.BOOL:
            return True
        case types.NUMBER:
            return 1
        case types.Wrapped(function="nullOr", inner=inner):
            return sample(inner)
        case types.Wrapped(function="list", inner=inner):
            return [sample(inner)]
        case types.Wrapped(inner=inner):
            return {"name": sample(inner)}
        case types.Tuple(items):
            return [sample(item) for item in items]
        case Submodule(members):
            return {member.path[0]: sample(member.type) for member in members if member.default is None}
    return "example"
