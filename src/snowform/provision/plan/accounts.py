"""Whether a plan's provider configurations keep to the accounts that may be changed, and tag what they make.

What a plan says of them (`configuration.provider_config`) counts, for a module's own block is nowhere else
to be seen: it inherits nothing of the root's, and no override file reaches it (OpenTofu 1.6.2).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from ..records import dataclass
from .judge import Refusal
from .modules import used_configurations

# Other providers that work in an AWS account are named alike: awscc, awsutils, forks of `aws`.
_AWS = "aws"
_OURS = "/hashicorp/aws"
_ACCOUNTS = "allowed_account_ids"


@dataclass(frozen=True, slots=True)
class Configured:
    """One provider configuration of a plan: `key` as resources name it, `source` with its registry's host.

    `module` is the address of the module whose own it is, empty for the root's. Without `settings` nothing is
    written in its block, or there is none and a module only calls the root's by another name.
    """

    key: str
    name: str
    source: str
    module: str
    settings: Mapping[str, Any] | None

    @property
    def is_aws(self) -> bool:
        """Whether it works in an AWS account."""
        return self.source.rpartition("/")[2].startswith(_AWS)

    @property
    def accounts(self) -> frozenset[str]:
        """The only accounts that it works in; empty where it says none, or not before it is run."""
        value = (self.settings or {}).get(_ACCOUNTS)
        listed = value.get("constant_value") if isinstance(value, Mapping) else None
        return frozenset(str(account) for account in listed) if isinstance(listed, list) else frozenset()

    def __str__(self) -> str:
        module, _, name = self.key.rpartition(":")
        return f"{module}: provider {name}" if module else f"provider {name}"


# Whether the module of that address has a block of its own for the provider of that local name.
Declares = Callable[[str, str], bool]


def provider_configurations(document: Mapping[str, Any], declares: Declares) -> tuple[Configured, ...]:
    """The provider configurations in a plan (`show -json`), those left out that a module only inherits."""
    raw = document.get("configuration", {}).get("provider_config") or {}
    found = (
        Configured(
            key,
            str(config.get("name", "")),
            str(config.get("full_name") or config.get("name", "")),
            str(config.get("module_address", "")),
            config.get("expressions"),
        )
        for key, config in raw.items()
    )
    return tuple(
        configured
        for configured in found
        if not configured.module
        or configured.settings is not None
        or declares(configured.module, configured.name)
    )


def refuse(
    configurations: Iterable[Configured], sources: Iterable[str], accounts: Collection[str]
) -> tuple[Refusal, ...]:
    """What may change other accounts than `accounts`; none where that list is empty.

    `sources` are those of all providers in use: one that is configured nowhere is not kept to anything.
    """
    if not accounts:
        return ()
    aws = [configured for configured in configurations if configured.is_aws]
    refusals = [
        _refusal(configured)
        for configured in aws
        if not configured.accounts or not configured.accounts <= set(accounts)
    ]
    known = {configured.source for configured in aws}
    for source in sorted(
        {source for source in sources if source.rpartition("/")[2].startswith(_AWS)} - known
    ):
        refusals.append(_refusal(Configured(source, "", source, "", None)))
    return tuple(refusals)


def untagged(
    document: Mapping[str, Any], configurations: Iterable[Configured], tags: Mapping[str, str]
) -> tuple[str, ...]:
    """What the plan (`show -json`) has resources of without the tags, a sentence for each configuration."""
    if not tags:
        return ()
    used = used_configurations(document)
    return tuple(
        f"{configured}: the tags of this state cannot be added to what it makes, so what a run that dies has "
        "made with it is not found again"
        for configured in configurations
        if configured.is_aws
        and configured.key in used
        and (configured.module or not configured.source.endswith(_OURS))
    )


def _refusal(configured: Configured) -> Refusal:
    if configured.module:
        text = "is configured by the module itself, and not kept to the accounts of allowedAccountIds"
        remedy = "pass it configured of the root's (`providers`), or write allowed_account_ids into its block"
    elif not configured.source.endswith(_OURS):
        text = "works in AWS, and cannot be kept to the accounts of allowedAccountIds"
        remedy = "leave it out, or the list"
    else:
        text = "is not kept to the accounts of allowedAccountIds"
        remedy = "write allowed_account_ids into its block"
    return Refusal(str(configured), "account", f"{text}: {remedy}", approvable=False)
