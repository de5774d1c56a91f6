"""Resources of providers whose schema is not at hand: said once, since a clean check would say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from snowform.provision.configuration.blocks import blocks, labels
from snowform.provision.configuration.providers import provider_reference
from snowform.schema import catalogue
from snowform.synth.checks.declarations import address
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.schemas import Schemas
from snowform.synth.lints.subject import Subject
from snowform.synth.normalise import TYPED_SECTIONS

# Terraform's own, of which there is little to check: what a remote state has nobody knows before it is read.
BUILT_IN = "terraform"
SHOWN = 3


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each provider, with what is not checked of it."""
    unchecked: dict[str, list[str]] = {name: [] for name in subject.schemas.missing if name != BUILT_IN}
    for section in sorted(TYPED_SECTIONS):
        for path, body in blocks(subject.document.get(section), 2):
            kind, name = labels(path)
            local_name = provider_reference(kind, body.get("provider"))[0]
            if local_name in unchecked:
                unchecked[local_name].append(address(section, kind, name))
    for local_name, addresses in unchecked.items():
        shown = ", ".join(addresses[:SHOWN]) or "its configuration"
        more = f" and {len(addresses) - SHOWN} more" if len(addresses) > SHOWN else ""
        verb = "are" if len(addresses) > 1 else "is"
        yield Finding(
            ("terraform", "required_providers", local_name),
            f"no schema of {_named(subject.schemas, local_name)} is at hand: "
            f"{shown}{more} {verb} not checked",
            _remedy(subject.schemas, local_name),
            "warning",
            rule="unchecked-provider",
        )


def _remedy(schemas: Schemas, local_name: str) -> str:
    source = schemas.provider_name(local_name)
    others = catalogue.by_type(source.rpartition("/")[2], schemas.project)
    if others and others[0].source != source:
        # Without a source Terraform takes it for HashiCorp's.
        return f'is it {others[0].source}? Name that as its "source" in required_providers'
    constraint = _constraint(schemas, local_name)
    return f"add it: snowform providers add {source}" + (f' "{constraint}"' if constraint else "")


def _named(schemas: Schemas, local_name: str) -> str:
    return f"{schemas.provider_name(local_name)} {_constraint(schemas, local_name)}".strip()


def _constraint(schemas: Schemas, local_name: str) -> str:
    """The versions that are permitted, where there is a schema of others."""
    source = schemas.provider_name(local_name)
    return schemas.constraint(local_name) if catalogue.find(source, schemas.project) else ""
