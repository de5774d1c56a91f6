"""Arguments, blocks and types that the provider itself calls deprecated: its next version may lack them.

What the schema marks, with the replacement that the provider names in its warning; see `terraform validate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, bodies_of
from snowform.schema import ProviderSchema
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.deprecations_table import DATA, RESOURCES
from snowform.synth.lints.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each deprecated argument that is given, and each resource of a deprecated type."""
    versions = subject.schemas.versions("aws")
    next_one = ", which is permitted," if len(versions) > 1 else ""
    for section, table in (("resource", RESOURCES), ("data", DATA)):
        kinds = subject.document.get(section)
        for kind in kinds if isinstance(kinds, dict) else ():
            for name, body in subject.resources(kind, section) if kind in table else ():
                for path, instead in table[kind].items():
                    steps = path.split(".") if path else []
                    # What a version has no more is an error there.
                    if (not steps or _given(body, steps)) and _has(versions[0], section, kind, steps):
                        place = (section, kind, name, *steps)
                        yield _finding(place, path.rpartition(".")[2] or kind, instead, next_one)


def _has(schema: ProviderSchema, section: str, kind: str, steps: list[str]) -> bool:
    block = schema.block(section, kind)
    for step in steps[:-1]:
        nested = block.blocks.get(step) if block else None
        block = nested.block if nested else None
    return block is not None and (not steps or steps[-1] in block.names)


def _finding(path: tuple[str, ...], what: str, instead: str, next_one: str) -> Finding:
    return Finding(
        path,
        f'"{what}" is deprecated: the next major version of the provider{next_one} may lack it',
        f"use {instead}" if instead else "leave it out",
        "warning",
        rule="deprecated-argument",
    )


def _given(body: Mapping[str, Any], path: list[str]) -> bool:
    name, *rest = path
    made = [
        content
        for label, generator in blocks(body.get("dynamic"), 1)
        if name in label
        for content in bodies_of(generator.get("content"))
    ]
    if not rest:
        return bool(made) or body.get(name) not in (None, [])
    return any(_given(inner, rest) for inner in (*bodies_of(body.get(name)), *made))
