"""Generate the NixOS module of a stack: texts from a configuration. Of files it reads templates alone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snowform.nixos import documentation, facts, stack_facts, stack_options, validations
from snowform.nixos.facts import UnitError
from snowform.nixos.options import Value
from snowform.nixos.rendering import render
from snowform.nixos.stack_facts import Checked, StackFacts
from snowform.nixos.variables import Variable, variables
from snowform.provision.configuration.backend import backend_of
from snowform.schema.store import ProviderSchema, SchemaNotFound
from snowform.synth.checks.findings import Finding

MODULE = "default.nix"
STACK = "stack.json"
VALIDATIONS = "validations.nix"
CONFIGURATION = "config.tf.json"
ASSETS = "assets"
MODULES = "modules"
LOCK = ".terraform.lock.hcl"
# Of a project one, beside the stacks' folders: no stack can have the name.
LIBRARY = "snowform"
# What may stand in the name of a systemd unit (systemd.unit(5)) and of a folder, without being escaped.
UNIT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
# What a stack has beside its unit, as `-drift` in snowform-web-drift.service.
UNITS_BESIDE = ("again", "destroy", "drift", "switch")
# What systemd takes for a user's name (https://systemd.io/USER_NAMES/), in its strict form.
USER_NAME = re.compile(r"[a-z_][a-z0-9_-]{0,30}")
# What of the names that variables can have is a credential's name to systemd, and to a shell itself.
SECRET_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Folder:
    """A generated folder: the texts of its files and the folders to be copied into it, by name.

    All that lies in those of its folders that are `owned` is its own; of other files it may have had some.
    """

    name: str
    files: Mapping[str, str]
    folders: Mapping[str, Path]
    owned: tuple[str, ...] = (ASSETS, MODULES)


@dataclass(frozen=True, slots=True)
class Module(Folder):
    """The generated module of a stack."""

    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What belongs to a configuration: folders by the names under which it knows them, the lock file's text.

    `after` are the stacks that must be applied before this one, `providers` what modules require: source
    address to constraints.
    """

    folders: Mapping[str, Path] = field(default_factory=dict)
    lock: str | None = None
    after: tuple[str, ...] = ()
    providers: Mapping[str, Sequence[str]] = field(default_factory=dict)


def generate(
    stack: str,
    document: Mapping[str, Any],
    text: str,
    beside: Beside | None = None,
    *,
    documented: bool = False,
    bundled: bool = False,
) -> Module:
    """The module of a stack. `text` is the configuration's own, kept byte for byte; `document` what it says.

    Where it is `documented`, the reference of its options comes along. A `bundled` one finds the library in
    its own folder, any other beside it. Raises UnitError where no unit could apply the stack, TextError and
    NumberError where Nix has no text or number that the stack has.
    """
    beside = beside or Beside()
    _check_name(stack)
    _check_backend(document)
    stack_variables = variables(document, validations.VARIABLES)
    _check_secrets(stack_variables)
    required = facts.providers(document, beside.providers)
    texts = {CONFIGURATION: text} | ({} if beside.lock is None else {LOCK: beside.lock})
    known = StackFacts(
        stack=stack,
        user=_user(stack),
        files=(*texts, *sorted(beside.folders)),
        providers=required,
        checked=tuple(dict.fromkeys(_checked(required))),
        variables=stack_variables,
        credentials=_credentials(document, required),
        after=beside.after,
        local_state=(backend_of(document) or ("local",))[0] == "local",
        outputs=bool(document.get("output")),
    )
    data = stack_facts.as_data(known, stack_options.own(known))
    library = f"{'.' if bundled else '..'}/{LIBRARY}"
    files = {
        **texts,
        MODULE: render("default", stack=stack, library=library, place=known.option_path),
        STACK: json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n",
    }
    if rules := list(validations.rules(known.plain)):
        files[VALIDATIONS] = render("validations", stack=stack, rules=rules)
    if documented:
        options = stack_options.all_options(known)
        files[documentation.MARKDOWN] = documentation.markdown(stack, options)
        files[documentation.JSON] = documentation.as_json(stack, options)
    warnings = tuple(_not_in_nixpkgs(provider) for provider in required if not provider.in_nixpkgs)
    return Module(stack, files, beside.folders, warnings=warnings)


def check_names(stacks: Collection[str], *, bundled: bool = False) -> None:
    """UnitError where the unit of one stack would be one that another has beside its own.

    So is a stack refused whose folder would be the library's, unless each has a folder of its own in it.
    """
    for stack in stacks:
        others = (f"{stack}-{unit}" for unit in UNITS_BESIDE)
        for other in others:
            if other in stacks:
                raise UnitError(
                    f'the stacks "{stack}" and "{other}" would both have the unit snowform-{other}.service',
                    where=other,
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
            f'"{stack}" cannot name a systemd unit',
            hint="name the stack with letters, digits, hyphens, underscores and dots",
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
    for one in found:
        if one.sensitive and not SECRET_NAME.fullmatch(one.name):
            raise UnitError(
                "a unit cannot be handed a secret of this name",
                where=f"variable.{one.name}",
                hint="name the variable with letters of ASCII, digits, hyphens and underscores",
            )


def _user(stack: str) -> str:
    """The name of the user that systemd makes up; a name that it would not take is shortened and marked."""
    name = f"snowform-{stack}"
    if USER_NAME.fullmatch(name):
        return name
    mark = hashlib.sha256(stack.encode()).hexdigest()[:6]
    return f"{re.sub(r'[^a-z0-9_-]', '-', name.lower())[:24]}-{mark}"


def _checked(required: Sequence[facts.Provider]) -> Iterator[Checked]:
    """The providers that have a schema."""
    for one in required:
        try:
            schema = ProviderSchema.load(one.type)
        except SchemaNotFound:
            continue
        if not one.host and f"/{schema.source}".endswith(f"/{one.source}"):
            yield Checked(one.source, schema.version)


def _not_in_nixpkgs(provider: facts.Provider) -> Finding:
    if provider.can_be_brought:
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
    document: Mapping[str, Any], required: Sequence[facts.Provider]
) -> dict[str, Value | None] | None:
    """The defaults of the options for AWS's files, None for one that must be set; None without AWS."""
    if not facts.uses_aws(document, required):
        return None
    found = {
        "file": facts.file_setting(document, facts.CREDENTIALS_ARGUMENTS),
        "configFile": facts.file_setting(document, facts.CONFIG_ARGUMENTS),
    }
    return {
        name: (Value(setting.path) if setting.path else None) if setting.named else Value(None)
        for name, setting in found.items()
    }
