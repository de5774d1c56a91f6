"""A region or an availability zone that there is none of, or a zone of another region than the provider's.

https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from snowform.errors import did_you_mean
from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, labels
from snowform.provision.configuration.providers import provider_reference
from snowform.schema.facts import Names, shipped
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import Argument, known
from snowform.synth.lints.subject import Path, Subject

RULE = "region-or-zone"
# Arguments of any type that are a region, or zones.
REGIONS = ("peer_region", "region", "source_ami_region", "source_region", "vpc_region")
ZONES = ("availability_zone", "availability_zones")
OF_PLACES = frozenset((*REGIONS, *ZONES))
# us-east-1 has six zones, and no region has more.
LAST_LETTER = "f"
ZONE = re.compile(r"([a-z]+(?:-[a-z]+)+-\d+)([a-z]?)(-.+)?")


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such region or zone."""
    names = shipped().names("regions")
    of_providers = {}
    for path, body in blocks(subject.document.get("provider"), 1):
        if labels(path) != ("aws",):
            continue
        unchecked = body.get("skip_region_validation") not in (None, False, "false")
        found = list(known(subject, body.get("region"), ("provider", *path, "region"), body))
        alias = body.get("alias")
        of_providers["aws", alias if isinstance(alias, str) else ""] = _only(found)
        for argument in found:
            if not unchecked and (fault := _of_region(argument.value, names)):
                yield argument.warning(*fault, rule=RULE)
    for kind, name, body in subject.of_aws():
        if OF_PLACES.isdisjoint(body):
            continue
        region = body.get("region") or of_providers.get(provider_reference(kind, body.get("provider")))
        yield from _of_body(subject, ("resource", kind, name), body, region, names)


def _of_body(
    subject: Subject, path: Path, body: Mapping[str, Any], region: Any, names: Names
) -> Iterator[Finding]:
    for name in REGIONS:
        for argument in known(subject, body.get(name), (*path, name), body) if name in body else ():
            if fault := _of_region(argument.value, names):
                yield argument.warning(*fault, rule=RULE)
    for name in ZONES:
        for argument in known(subject, body.get(name), (*path, name), body) if name in body else ():
            if fault := _of_zone(argument.value, region, names):
                yield argument.warning(*fault, rule=RULE)


def _only(found: list[Argument]) -> Any:
    """The region of a provider; None where it may be another one."""
    return found[0].value if len(found) == 1 and not found[0].because else None


def _of_region(text: Any, names: Names) -> tuple[str, str] | None:
    if not isinstance(text, str) or not text or text in names.known:
        return None
    match = ZONE.fullmatch(text)
    if match and match[2] and match[1] in names.known:
        return f'"{text}" is a zone, not a region', f'write "{match[1]}"'
    return f'"{text}" is none of the {len(names.known)} regions, by {names.by}', _near(text, names)


def _of_zone(text: Any, region: Any, names: Names) -> tuple[str, str] | None:
    if not isinstance(text, str) or not text:
        return None
    match = ZONE.fullmatch(text)
    if match is None or match[1] not in names.known:
        near = _near(match[1] if match else text, names)
        return f'"{text}" is a zone of none of the {len(names.known)} regions, by {names.by}', near
    if isinstance(region, str) and region in names.known and region != match[1]:
        return f'"{text}" is no zone of {region}, the region of its provider', f'give one such as "{region}a"'
    if match[3]:
        # A zone outside of its region's places, as in us-west-2-lax-1a.
        return None
    if not match[2]:
        return f'"{text}" is a region, not a zone', f'write a letter after it, such as "{text}a"'
    if match[2] > LAST_LETTER:
        return f'"{text}" is no zone: no region has more than six', f'give one such as "{match[1]}a"'
    return None


def _near(text: str, names: Names) -> str:
    return did_you_mean(text, sorted(names.known))
