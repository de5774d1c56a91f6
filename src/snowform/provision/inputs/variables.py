"""What a run gives to the stack's input variables, held against what the stack declares.

tofu takes a value of the environment for an undeclared name without a word, and tells of a missing value by
its name alone (https://opentofu.org/docs/language/values/variables/).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from ..configuration.blocks import variables_of
from ..errors import UsageError, did_you_mean
from ..host.files import read_json
from ..host.paths import Paths
from ..patterns import regex
from ..records import dataclass
from .secrets import Unreadable, is_marked_sensitive, values_in

_IDENTIFIER = regex(r"[^\W\d][\w-]*")


@dataclass(frozen=True, slots=True)
class Variable:
    """A declared input variable, its blocks in the configuration and the overrides laid together."""

    name: str
    description: str = ""
    required: bool = True
    sensitive: bool = False

    def __str__(self) -> str:
        about = ", ".join(filter(None, (self.description, "sensitive" if self.sensitive else "")))
        return f"{self.name} ({about})" if about else self.name


def declared(paths: Paths, configuration: Mapping[str, Any]) -> dict[str, Variable]:
    """The variables by name; `configuration` is what `config.tf.json` holds."""
    found: dict[str, dict[str, Any]] = {}
    for document in (configuration, *(read_json(file) for file in paths.overrides)):
        for name, body in variables_of(document):
            found.setdefault(name, {}).update(body)
    return {
        name: Variable(
            name,
            " ".join(str(body.get("description") or "").split()),
            required="default" not in body,
            sensitive=is_marked_sensitive(body),
        )
        for name, body in found.items()
    }


def named(text: str, form: str) -> tuple[str, str]:
    """A variable's name and what stands behind the first `=`; UsageError where a text has not that form."""
    name, separator, rest = text.partition("=")
    if not separator or not _IDENTIFIER.fullmatch(name):
        raise UsageError(f"{text!r} is not {form}")
    return name, rest


def check_variables(paths: Paths, configuration: Mapping[str, Any]) -> None:
    """UsageError where a value is for no variable, a variable has none, or a secret is an argument.

    What a file holds that cannot be read as one of variables is left to tofu, which says where it is wrong.
    """
    known = declared(paths, configuration)
    for option, names in (
        ("--var", [name for name, _ in paths.assignments]),
        ("--secret", [name for name, _ in paths.secrets]),
    ):
        for name in names:
            if name not in known:
                raise UsageError(
                    f"the stack has no variable {name}", where=f"{option} {name}", hint=_known(name, known)
                )
    for name, _ in paths.assignments:
        if known[name].sensitive:
            raise UsageError(
                f"the variable {name} is sensitive, and a command's arguments can be read by everybody here",
                where=f"--var {name}",
                hint=f"give `--secret {name}=FILE`, or TF_VAR_{name} in the environment",
            )
    for name, _ in paths.secrets:
        if not known[name].sensitive:
            raise UsageError(
                f"the variable {name} is not sensitive, so what is made of it is shown, and kept unmarked",
                where=f"--secret {name}",
                hint=f"mark it as sensitive, or give `--var {name}=VALUE`",
            )
    try:
        given = _given(paths)
    except Unreadable:
        return
    if missing := [one for one in known.values() if one.required and one.name not in given]:
        raise UsageError(
            f"no value for {'the variable' if len(missing) == 1 else 'the variables'} {_listed(missing)}",
            where=paths.stack,
            hint=_ways(missing),
        )


def _given(paths: Paths) -> set[str]:
    """The names that have a value, from wherever; Unreadable where that cannot be known."""
    return {
        *(name for name, _ in paths.assignments),
        *(name for name, _ in paths.secrets),
        *(name for file in paths.variables for name, _ in values_in(file)),
        *(name.removeprefix("TF_VAR_") for name in os.environ if name.startswith("TF_VAR_")),
    }


def _known(name: str, known: Mapping[str, Variable]) -> str:
    return did_you_mean(name, known) or f"it has {', '.join(known) or 'none'}"


def _listed(variables: Iterable[Variable]) -> str:
    return ", ".join(map(str, variables))


def _ways(missing: Iterable[Variable]) -> str:
    plain = [one.name for one in missing if not one.sensitive]
    hidden = [one.name for one in missing if one.sensitive]
    ways = [f"`--secret {name}=FILE`" for name in hidden[:1]]
    if plain:
        ways = [f"`--var {plain[0]}=VALUE`", "`--var-file FILE`", *ways]
    return f"give {', '.join(ways)}, or TF_VAR_{(plain or hidden)[0]} in the environment"
