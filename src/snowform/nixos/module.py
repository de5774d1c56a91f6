"""Generate the NixOS module of a stack: texts from a configuration. Of files it reads templates alone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snowform.nixos.folders.layout import (
    CONFIGURATION,
    LIBRARY,
    LOCK,
    MODULE,
    SHARED_OPTIONS,
    STACK,
    VALIDATIONS,
    Folder,
)
from snowform.nixos.options import documentation
from snowform.nixos.options.types import Value
from snowform.nixos.rendering import render
from snowform.nixos.stack import facts, options, requirements
from snowform.nixos.stack.facts import Checked, StackFacts
from snowform.nixos.stack.requirements import UnitError
from snowform.nixos.variables import validations
from snowform.nixos.variables.declarations import Variable, variables
from snowform.provision.configuration.backend import backend_of
from snowform.schema import catalogue
from snowform.synth.checks.findings import Finding

# What may stand in the name of a systemd unit (systemd.unit(5)) and of a folder, without being escaped.
UNIT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
# The other units of a stack, as `-drift` in snowform-web-drift.service.
UNIT_SUFFIXES = ("again", "destroy", "drift", "switch")
# What systemd takes for a user's name (https://systemd.io/USER_NAMES/), in its strict form.
USER_NAME = re.compile(r"[a-z_][a-z0-9_-]{0,30}")
# What of the names that variables can have is a credential's name to systemd, and to a shell itself.
SECRET_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Module(Folder):
    """The generated module of a stack."""

    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Companions:
    """What goes along with a configuration: folders by the names that it has for them, the lock file's text.

    `after` are the stacks that must be applied before this one, `providers` what modules require: source
    address to constraints, `meta` the facts that the program tells of the stack. `project` is the folder that
    schemas of its own lie in; without it, that of the nearest cdktf.json.
    """

    folders: Mapping[str, Path] = field(default_factory=dict)
    lock: str | None = None
    after: tuple[str, ...] = ()
    providers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    meta: Mapping[str, Any] = field(default_factory=dict)
    project: Path | None = None


def generate(
    stack: str,
    document: Mapping[str, Any],
    text: str,
    companions: Companions | None = None,
    *,
    documented: bool = False,
    bundled: bool = False,
) -> Module:
    """The module of a stack. `text` is the configuration's own, kept byte for byte; `document` what it says.

    Where it is `documented`, the reference of its options comes along. A `bundled` one finds the library in
    its own folder, any other next to it. Raises UnitError where no unit could apply the stack, TextError and
    NumberError where Nix has no text or number that the stack has.
    """
    companions = companions or Companions()
    _check_name(stack)
    _check_backend(document)
    stack_variables = variables(document, validations.VARIABLES)
    _check_secrets(stack_variables)
    required = requirements.providers(document, companions.providers)
    texts = {CONFIGURATION: text} | ({} if companions.lock is None else {LOCK: companions.lock})
    stack_facts = StackFacts(
        stack=stack,
        user=_user(stack),
        files=(*texts, *sorted(companions.folders)),
        providers=required,
        checked=tuple(dict.fromkeys(_checked(required, companions.project))),
        variables=stack_variables,
        credentials=_credentials(document, required),
        after=companions.after,
        local_state=(backend_of(document) or ("local",))[0] == "local",
        outputs=bool(document.get("output")),
        meta=companions.meta,
    )
    data = facts.as_data(stack_facts, options.stack_options(stack_facts))
    library = f"{'.' if bundled else '..'}/{LIBRARY}"
    files = {
        **texts,
        MODULE: render("default", stack=stack, library=library, option_path=stack_facts.option_path),
        STACK: json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n",
    }
    if rules := list(validations.rules(stack_facts.plain)):
        files[VALIDATIONS] = render("validations", stack=stack, rules=rules)
    if documented:
        reference = options.all_options(stack_facts)
        files[documentation.MARKDOWN] = documentation.markdown(stack, reference)
        files[documentation.JSON] = documentation.as_json(stack, reference)
    warnings = tuple(_not_in_nixpkgs(provider) for provider in required if not provider.in_nixpkgs)
    return Module(stack, files, companions.folders, warnings=warnings)


def check_names(stacks: Collection[str], *, bundled: bool = False) -> None:
    """Raises UnitError where two stacks would have a unit of the same name.

    Also where the folder of a stack would be the library's, unless each stack is `bundled` with its own.
    """
    for stack in stacks:
        units = (f"{stack}-{suffix}" for suffix in UNIT_SUFFIXES)
        for unit in units:
            if unit in stacks:
                raise UnitError(
                    f'the stacks "{stack}" and "{unit}" would both have the unit snowform-{unit}.service',
                    where=unit,
                    hint="name one of them otherwise",
                )
    if LIBRARY in stacks and not bundled:
        raise UnitError(
            f'the folder of a stack "{LIBRARY}" would be the one that the modules of all stacks share',
            where=LIBRARY,
            hint="name the stack otherwise, or use --bundle",
        )


def _check_name(stack: str) -> None:
    if not UNIT_NAME.fullmatch(stack):
        raise UnitError(
            f'"{stack}" is not a valid name of a systemd unit',
            hint="name the stack with letters, digits, hyphens, underscores and dots",
        )
    if stack == SHARED_OPTIONS:
        raise UnitError(
            f"services.snowform.{stack} is where hosts have the stacks that are built with their system",
            where=stack,
            hint="name the stack otherwise",
        )


def _check_backend(document: Mapping[str, Any]) -> None:
    kind = (backend_of(document) or ("local",))[0]
    if kind in {"cloud", "remote"}:
        raise UnitError(
            f'the backend "{kind}" plans and applies elsewhere, where no unit could guard it',
            where="terraform",
            hint="use a backend that only keeps the state, such as s3",
        )


def _check_secrets(found: Sequence[Variable]) -> None:
    """A sensitive variable's value has a file of its name, in the store's scripts and in systemd's folder."""
    for variable in found:
        if variable.sensitive and not SECRET_NAME.fullmatch(variable.name):
            raise UnitError(
                "a unit cannot be handed a secret of this name",
                where=f"variable.{variable.name}",
                hint="name the variable with letters of ASCII, digits, hyphens and underscores",
            )


def _user(stack: str) -> str:
    """The name of the user that systemd makes up; a name that it would not take is shortened and marked."""
    name = f"snowform-{stack}"
    if USER_NAME.fullmatch(name):
        return name
    mark = hashlib.sha256(stack.encode()).hexdigest()[:6]
    return f"{re.sub(r'[^a-z0-9_-]', '-', name.lower())[:24]}-{mark}"


def _checked(required: Sequence[requirements.Provider], project: Path | None) -> Iterator[Checked]:
    """The providers that have a schema."""
    for provider in required:
        schemas = [] if provider.host else catalogue.fitting(provider.name, project, provider.version)
        if schemas:
            yield Checked(provider.source, tuple(schema.version for schema in schemas))


def _not_in_nixpkgs(provider: requirements.Provider) -> Finding:
    if provider.can_be_added:
        hint = "bring it along in the option providers, or set package, where the module is imported"
    else:
        hint = f'"{provider.namespace}/{provider.type}" without the host is right for OpenTofu and Terraform'
    return Finding(
        ("terraform", "required_providers", provider.local_name, "source"),
        f'nixpkgs has no "{provider.source}" for OpenTofu',
        hint,
        severity="warning",
    )


def _credentials(
    document: Mapping[str, Any], required: Sequence[requirements.Provider]
) -> dict[str, Value | None] | None:
    """The defaults of the options for AWS's files, None for one that must be set; None without AWS."""
    if not requirements.uses_aws(document, required):
        return None
    found = {
        "file": requirements.file_setting(document, requirements.CREDENTIALS_ARGUMENTS),
        "configFile": requirements.file_setting(document, requirements.CONFIG_ARGUMENTS),
    }
    return {
        name: (Value(setting.path) if setting.path else None) if setting.named else Value(None)
        for name, setting in found.items()
    }
