"""Hold the data sources that read other states against the language: each names a backend that there is.

https://opentofu.org/docs/language/state/remote-state-data
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.synth.checks import block_rules as rules
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.schemas import Schemas
from snowform.synth.checks.terraform_block import BACKENDS

TYPE = "terraform_remote_state"


def check(document: Mapping[str, Any], _schemas: Schemas) -> Iterator[Finding]:
    """Every finding about the states that a document reads."""
    for path, body in rules.each_body(document["data"][TYPE], 1, ("data", TYPE)):
        if not isinstance(body, Mapping):
            continue
        # That there is one, the schema says.
        name = body.get("backend")
        if name is None:
            continue
        if not isinstance(name, str):
            yield Finding((*path, "backend"), f"must be the name of a backend, not {rules.shown(name)}")
        elif name not in BACKENDS and "${" not in name:
            yield Finding((*path, "backend"), f'there is no backend "{name}"', did_you_mean(name, BACKENDS))
