"""The sensitive values that are known before tofu is asked: what variables are given, and credentials."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from ..configuration.blocks import bodies_of, variables_of
from ..errors import UsageError
from ..host.files import read_json
from ..host.paths import Paths
from ..patterns import regex
from ..plan.details import Side, secrets
from ..records import dataclass, field
from ..tofu.environment import SECRETS

# https://opentofu.org/docs/cli/config/environment-variables/#tf_token_hostname
_TOKEN_PREFIX = "TF_TOKEN_"  # noqa: S105 - a name
# The function `sensitive` makes a value one that no variable is.
_MADE_SENSITIVE = regex(r'\bsensitive\(\s*("(?:[^"\\$%]|\\.)*"|-?\d[\d.]*)\s*\)')
_TOKEN = regex(
    r"""(?P<comment>\#[^\n]* | //[^\n]* | /\*.*?\*/)
    | (?P<heredoc><<-?(?P<mark>[\w-]+)[ \t]*\r?\n(?P<body>.*?)(?:^|\n)[ \t]*(?P=mark)[ \t]*(?=\r?\n|\Z))
    | (?P<string>"(?:[^"\\]|\\.)*")(?P<key>[ \t]*[=:](?!=))?
    | (?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<name>[^\W\d][\w-]*)(?P<sets>[ \t]*=(?!=))?
    | (?P<bracket>[\[{(\]})])""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


class Unreadable(Exception):
    """A file of variables' values is not what it should be; tofu says where."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the files of secrets hold, by variable, and TF_ENCRYPTION; each is read once, as a pipe can be."""

    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    encryption: str | None = field(default=None, repr=False)

    @classmethod
    def read(cls, paths: Paths) -> Secrets:
        """UsageError where a file cannot be read."""
        return cls(
            {name: read_secret(file) for name, file in paths.secrets},
            None if paths.encryption is None else read_secret(paths.encryption),
        )


def sensitive_inputs(paths: Paths, configuration: Mapping[str, Any], given: Secrets) -> Iterator[str]:
    """The values of variables that the configuration marks sensitive, as far as they are known; credentials.

    From the variables' defaults, `--var-file`, TF_VAR_ variables, `--secret` (whatever is declared of
    it) and what encrypts the state. `configuration` is what `config.tf.json` holds.
    UsageError where a file of variables cannot be read.
    """
    documents = [configuration, *(read_json(file) for file in paths.overrides)]
    names = {
        name for document in documents for name, body in variables_of(document) if is_marked_sensitive(body)
    }
    for document in documents:
        for literal in _MADE_SENSITIVE.findall(_text_of(document)):
            yield _unquoted(literal) if literal.startswith('"') else literal
        for name, body in variables_of(document):
            if name in names:
                yield from _leaves(body.get("default"))
    for file in paths.variables:
        with contextlib.suppress(Unreadable):
            for name, value in values_in(file):
                if name in names:
                    yield from _leaves(value)
    for name, value in os.environ.items():
        if (
            (name.startswith("TF_VAR_") and name[7:] in names)
            or name in SECRETS
            or name.startswith(_TOKEN_PREFIX)
        ):
            yield from _of_text(value)
    for value in given.variables.values():
        yield from _of_text(value)
    if given.encryption is not None:
        yield from _of_text(given.encryption)


def read_secret(file: Path) -> str:
    """The value that a file holds, without the newline at its end; UsageError where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8").removesuffix("\n")
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot be read: {_reason(error)}", where=str(file)) from error


def values_in(file: Path) -> Iterator[tuple[str, Any]]:
    """Names and values of a file of variables, as JSON or in Terraform's language, of this only literals.

    UsageError where it cannot be read, or is a pipe, which tofu would read more than once; Unreadable where
    it is no JSON.
    """
    if file.exists() and not file.is_file():
        raise UsageError(
            "is not a regular file",
            where=str(file),
            hint="`--secret NAME=FILE` reads a value from a pipe, too",
        )
    text = read_secret(file)
    if file.name.endswith(".json"):
        try:
            document = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise Unreadable from error
        for body in bodies_of(document):
            yield from body.items()
        return
    yield from _assignments(text)


def _assignments(text: str) -> Iterator[tuple[str, list[str]]]:
    """The names that are set at the top, each with the literals in its value."""
    name, depth = "", 0
    found: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["bracket"]:
            depth += 1 if token["bracket"] in "[{(" else -1
        elif token["sets"] and not depth:
            yield name, found
            name, found = token["name"], []
        else:
            found += _literal(token)
    yield name, found


def _literal(token: re.Match[str]) -> list[str]:
    if token["string"]:
        return [] if token["key"] else [_unquoted(token["string"])]
    if token["mark"]:
        return [token["body"], dedent(token["body"])]
    return [token["number"]] if token["number"] else []


def _unquoted(text: str) -> str:
    try:
        value = str(json.loads(text, strict=False))
    except ValueError:
        value = text[1:-1]
    return value.replace("$${", "${").replace("%%{", "%{")


def _of_text(text: str) -> Iterator[str]:
    """A value as text: of a list, a map or settings, each element too."""
    yield text
    if text.lstrip()[:1] in {"[", "{"} or "=" in text:
        yield from (literal for token in _TOKEN.finditer(text) for literal in _literal(token))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _of_text(value)
    else:
        yield from secrets(Side(value, True))


def is_marked_sensitive(body: Mapping[str, Any]) -> bool:
    """Whether the body of a variable's block says that its values are sensitive."""
    # "true" is the same to tofu.
    return body.get("sensitive") not in (None, False, "false")


def _text_of(value: Any) -> str:
    if isinstance(value, Mapping):
        return "\n".join(map(_text_of, value.values()))
    if isinstance(value, list):
        return "\n".join(map(_text_of, value))
    return value if isinstance(value, str) else ""


def _reason(error: Exception) -> str:
    return str(error.strerror) if isinstance(error, OSError) else "it is not text"
