"""Hold a body against each version of its provider that a stack allows, and say where versions differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from snowform.hints import TYPE_CHECKING
from snowform.synth.checks.attributes import Problem
from snowform.synth.checks.findings import Finding

if TYPE_CHECKING:
    from snowform.schema import ProviderSchema

RULE = "provider-version"
# What another version is said of.
TAKES, HAS = "takes it", "has it"


def check_versions(
    schemas: Sequence[ProviderSchema],
    key: str,
    check: Callable[[ProviderSchema], Iterator[Finding]],
    elsewhere: Callable[[], Sequence[ProviderSchema]],
) -> Iterator[Finding]:
    """What `check` finds by each schema, the earliest version first; `key` is the entry, "resource/aws_eip".

    What all versions refuse is an error, which names one in `elsewhere`, not asked for, that takes it. What
    only one of them takes is a warning that names the other.
    """
    earliest, *others = schemas
    first = list(check(earliest))
    # Nearly always nothing is wrong, and what breaks with nothing takes what the version before took.
    if not first and not any(key in later.breaking for later in others):
        return
    by_version = [first, *(list(check(later)) for later in others)]
    errors: list[Finding] = []
    for schema, found in zip(schemas, by_version, strict=True):
        for finding in found:
            takers = [
                other for other, refused in zip(schemas, by_version, strict=True) if _takes(refused, finding)
            ]
            if not takers:
                # What several refuse at one place is said once.
                if all(finding.path != error.path for error in errors) or schema is earliest:
                    errors.append(finding)
                continue
            instead, is_deprecated = _successor(finding, key)
            # What the provider called deprecated before is told of by that rule.
            if not is_deprecated or takers[0].number.order > schema.number.order:
                yield _of_one(finding, schema, takers[0], instead)
    if errors:
        yield from _of_others(errors, earliest, key, [(one, list(check(one))) for one in elsewhere()])


def check_attribute(
    entry: tuple[str, str, str],
    where: str,
    schemas: Sequence[ProviderSchema],
    others: Sequence[ProviderSchema],
) -> Problem | None:
    """What is wrong with reading an attribute, by kind, type and name, that only some versions have.

    It is an error where none of `schemas`, which the stack permits, has it, and one of the `others` has; a
    warning where one of two that have the type has it. `where` is the text that leads to it.
    """
    kind, terraform_type, name = entry
    message = f'{where} has no attribute "{name}"'
    instead, _ = _instead(kind, terraform_type, name)
    having: list[ProviderSchema] = []
    lacking: list[ProviderSchema] = []
    for schema in schemas:
        if (block := schema.block(kind, terraform_type)) is not None:
            (having if name in block.names else lacking).append(schema)
    if having and lacking:
        message, hint = _permitted(message, lacking[0], having[0], HAS)
        return Problem(message, instead or hint, "warning", RULE)
    blocks = ((schema, schema.block(kind, terraform_type)) for schema in others)
    taking = next((schema for schema, block in blocks if block and name in block.names), None)
    if having or not lacking or taking is None:
        return None
    message, hint = _other(message, lacking[0], taking, HAS)
    return Problem(message, instead or hint)


def _permitted(message: str, refusing: ProviderSchema, taking: ProviderSchema, verb: str) -> tuple[str, str]:
    """What to say, and what to do, of what one permitted version refuses and another one takes or has."""
    said = _in_version(message, refusing)
    return f"{said}, which is permitted; {taking.version} {verb}", _asking(refusing, taking)


def _other(message: str, refusing: ProviderSchema, taking: ProviderSchema, verb: str) -> tuple[str, str]:
    """The same of what only a version takes or has that the stack does not ask for."""
    return f"{_in_version(message, refusing)}; {taking.version} {verb}", _asking(refusing, taking)


def _of_one(finding: Finding, refusing: ProviderSchema, taking: ProviderSchema, instead: str) -> Finding:
    message, hint = _permitted(finding.message, refusing, taking, _verb(finding))
    if instead:
        hint = f"{hint}, or {_asking(taking, refusing)} and {instead}"
    return finding.replace(message=message, hint=hint, severity="warning", rule=RULE)


def _of_others(
    errors: Sequence[Finding],
    refusing: ProviderSchema,
    key: str,
    others: Sequence[tuple[ProviderSchema, Sequence[Finding]]],
) -> Iterator[Finding]:
    for finding in errors:
        message, hint = finding.message, finding.hint
        if taking := next((one for one, refused in others if _takes(refused, finding)), None):
            message, asking = _other(message, refusing, taking, _verb(finding))
            # The nearest name of this version is not what was meant.
            hint = asking if not hint or hint.startswith("did you mean") else f"{hint}, or {asking}"
        yield finding.replace(message=message, hint=_successor(finding, key)[0] or hint)


def _takes(refused: Sequence[Finding], finding: Finding) -> bool:
    """Whether a version takes what was found, by what it refused itself: that, or all that it is in."""
    return not any(
        one.path == finding.path
        if (is_missing := _is_missing(one)) and _is_missing(finding)
        else one.path == finding.path[: len(one.path)] and not is_missing
        for one in refused
    )


def _is_missing(finding: Finding) -> bool:
    """Whether something is not there in what the path leads to, of which the rest may be right."""
    return finding.message.endswith("is required")


def _verb(finding: Finding) -> str:
    """What another version does; a finding of a type has no name."""
    return HAS if len(finding.path) < 3 and finding.path[0] != "provider" else TAKES


def _in_version(message: str, schema: ProviderSchema) -> str:
    named = f"{schema.source} {schema.version}"
    return message if named in message else f"{message} in {named}"


def _asking(refusing: ProviderSchema, taking: ProviderSchema) -> str:
    """How to have a version instead of another one."""
    major, minor, _ = taking.number.numbers
    if major == refusing.number.major:
        # The schema of such a one goes before what comes with Snowform.
        constraint = f"~> {major}.{minor}"
        return f'ask for "{constraint}": snowform providers add {taking.source} "{constraint}"'
    return f'ask for ">= {major}"' if major > refusing.number.major else f'ask for "~> {major}.0"'


def _successor(finding: Finding, key: str) -> tuple[str, bool]:
    """As of `deprecations.successor`, of what was found in an entry."""
    kind, _, terraform_type = key.partition("/")
    # A provider has no name, and where it is one of several, a number.
    path = [part for part in finding.path[2 if kind == "provider" else 3 :] if isinstance(part, str)]
    return _instead(kind, terraform_type, ".".join(path))


def _instead(kind: str, terraform_type: str, path: str) -> tuple[str, bool]:
    # Few stacks need the table.
    from snowform.synth.lints.deprecations_table import successor

    return successor(kind, terraform_type, path)
