"""A stack's configuration as it can be rehearsed: it reaches the local AWS, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from snowform.errors import SnowformError
from snowform.provision.configuration.blocks import bodies_of, labelled
from snowform.provision.configuration.providers import providers_of
from snowform.provision.crash.import_ids import has_no_object

# What of a provider's block does not say who asks, or whom.
_KEPT = ("alias", "default_tags", "ignore_tags", "region", "version")
# What keeps AWS itself from deleting an object, as long as it is true.
_PROTECTIONS = (
    *("deletion_protection", "deletion_protection_enabled", "enable_deletion_protection"),
    *("disable_api_termination", "disable_api_stop", "termination_protection"),
)
# A call that moto lacks is tried again for minutes otherwise.
_SETTINGS = {"max_retries": 2}


class NotRehearsed(SnowformError):
    """The stack would reach something else than the local AWS."""


def rehearsed(document: Mapping[str, Any], stack: str) -> dict[str, Any]:
    """A copy without backend, credentials, endpoints and `prevent_destroy`.

    Raises NotRehearsed where the stack uses providers that make things elsewhere.
    """
    own = {name: provider for name, provider in providers_of(document).items() if not provider.is_built_in}
    for provider in own.values():
        if not (provider.is_aws or has_no_object(provider.type)):
            raise NotRehearsed(
                f"the provider {provider.source} makes things that no local AWS has",
                where=stack,
                hint="a rehearsal is for stacks of AWS",
            )
    copy = deepcopy(dict(document))
    for body in bodies_of(copy.get("terraform")):
        for name in ("backend", "cloud"):
            body.pop(name, None)  # type: ignore[attr-defined]
    names = {name for name, provider in own.items() if provider.is_aws}
    others = {name: content for name, content in _providers(copy) if name not in names}
    providers = {**others, **{name: list(_reaching_none(copy, name)) for name in sorted(names)}}
    copy = {**copy, "provider": providers} if providers else copy
    for _, body in labelled(copy, "resource", label_count=2):
        for lifecycle in bodies_of(body.get("lifecycle")):
            lifecycle.pop("prevent_destroy", None)  # type: ignore[attr-defined]
    return copy


def unprotected(document: Mapping[str, Any]) -> dict[str, Any]:
    """A copy in which no resource of the root is protected from its deletion by an argument."""
    copy = deepcopy(dict(document))
    for _, body in labelled(copy, "resource", label_count=2):
        body.update({name: False for name in _PROTECTIONS if body.get(name)})  # type: ignore[attr-defined]
    return copy


def regions(document: Mapping[str, Any], default: str) -> tuple[str, ...]:
    """The regions that the AWS providers of a configuration name; expressions are not followed."""
    found = (body.get("region") for _, body in labelled(document, "provider", label_count=1))
    named = [region for region in found if isinstance(region, str) and "${" not in region]
    return tuple(dict.fromkeys((*named, default)))


def _providers(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for body in bodies_of(document.get("provider")):
        yield from body.items()


def _reaching_none(document: Mapping[str, Any], name: str) -> Iterator[dict[str, Any]]:
    default = False
    for _, body in labelled(document, "provider", name):
        default |= "alias" not in body
        yield {**{key: body[key] for key in _KEPT if key in body}, **_SETTINGS}
    if not default:
        yield dict(_SETTINGS)
