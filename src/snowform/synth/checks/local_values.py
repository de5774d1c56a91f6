"""Hold local values against the language: their names. https://opentofu.org/docs/language/values/locals"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import COMMENT
from snowform.synth.checks import block_rules as rules
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.identifiers import HINT, is_identifier
from snowform.synth.checks.schemas import Schemas


def check(document: Mapping[str, Any], _schemas: Schemas) -> Iterator[Finding]:
    """Every finding about the local values of a document that the language's own rules give."""
    seen = set()
    for path, body in rules.each_body(document["locals"], 0, ("locals",)):
        yield from rules.is_body(path, body)
        for name in body if isinstance(body, Mapping) else ():
            if name == COMMENT:
                continue
            if not is_identifier(name):
                yield Finding((*path, name), f'"{name}" cannot be the name of a local value', HINT)
            if name in seen:
                yield Finding((*path, name), f'the local value "{name}" is declared twice')
            seen.add(name)
