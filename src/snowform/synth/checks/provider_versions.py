"""Hold a body against each version of its provider that a stack allows, and say where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from snowform.hints import TYPE_CHECKING
from snowform.synth.checks.findings import Finding

if TYPE_CHECKING:
    from snowform.schema import ProviderSchema

RULE = "provider-version"


def check_versions(
    schemas: Sequence[ProviderSchema], key: str, check: Callable[[ProviderSchema], Iterator[Finding]]
) -> Iterator[Finding]:
    """What `check` finds by each schema, the earliest version first; `key` is the entry, "resource/aws_eip".

    What all versions refuse is an error. What one of them takes is a warning that names the other.
    """
    earliest, *others = schemas
    first = list(check(earliest))
    if not others:
        yield from (_with_successor(finding, key) for finding in first)
        return
    # Nearly always nothing is wrong, and what breaks with nothing takes what the version before took.
    if not first and not any(key in later.breaking for later in others):
        return
    by_version = [first, *(list(check(later)) for later in others)]
    places = [{finding.path for finding in found} for found in by_version]
    for schema, found in zip(schemas, by_version, strict=True):
        for finding in found:
            if all(finding.path in refused for refused in places):
                if schema is earliest:
                    yield finding
                continue
            takers = [
                other for other, refused in zip(schemas, places, strict=True) if finding.path not in refused
            ]
            later = takers[0].number.order > schema.number.order
            # What the provider called deprecated before is told of by that rule.
            if later or _successor(finding, key) is None:
                yield _of_one(finding, schema, takers[0])


def _of_one(finding: Finding, refusing: ProviderSchema, taking: ProviderSchema) -> Finding:
    major = taking.number.major
    constraint = f">= {major}" if taking.number.order > refusing.number.order else f"~> {major}.0"
    hint = f'{finding.hint}, or ask for "{constraint}"'.removeprefix(", or ")
    return finding.replace(
        message=f"{finding.message} in {refusing.source} {refusing.version}, which is permitted; "
        f"{taking.version} takes it",
        hint=hint,
        severity="warning",
        rule=RULE,
    )


def _with_successor(finding: Finding, key: str) -> Finding:
    instead = _successor(finding, key)
    return finding.replace(hint=f"use {instead}") if instead else finding


def _successor(finding: Finding, key: str) -> str | None:
    """What took the place of what was deprecated, "" where nothing did; None for what was not."""
    from snowform.synth.lints.deprecations import DATA, RESOURCES

    section, _, terraform_type = key.partition("/")
    gone = {"resource": RESOURCES, "data": DATA}.get(section, {}).get(terraform_type, {})
    below = ".".join(part for part in finding.path[3:] if isinstance(part, str))
    return gone.get(below)
