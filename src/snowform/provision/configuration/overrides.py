"""What is laid over the configuration, as an override file: where the state is, how things are tagged.

Override files merge provider blocks by alias, argument by argument, nested blocks and backends as a whole
(https://opentofu.org/docs/language/files/override/). So what the configuration says itself is taken along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import UsageError
from .backend import backend_of
from .blocks import bodies_of, labelled
from .providers import TERRAFORM_HOST, Provider, providers_of, used_configurations

# `override.tf.json` and `*_override.tf.json` are read in the order of their names: ours comes last.
NAME = "snowform_override.tf.json"
# The identity of the state, and the name of the stack: tags of everything that a run creates.
STATE_TAG = "snowform:state"
STACK_TAG = "snowform:stack"
# The provider leaves the tags alone that this variable lists (`ignore_tags` in its documentation, see below).
IGNORED_TAGS = "TF_AWS_IGNORE_TAGS_KEYS"

# Arguments that name files of credentials, of the provider
# (https://registry.terraform.io/providers/hashicorp/aws/latest/docs) and of the backend s3.
FILES = ("shared_credentials_files", "shared_credentials_file", "shared_config_files")


def backend_override(
    configuration: Mapping[str, Any], state_file: Path, *, own_credentials: bool
) -> dict[str, Any]:
    """The `terraform` block that keeps a local state in `state_file`; empty where the backend stays as it is.

    With `own_credentials` the files that an S3 backend names are taken back. UsageError for `cloud` and
    `remote`: with these the plan is made and applied elsewhere, where nothing here guards it.
    """
    kind, settings = backend_of(configuration) or ("local", {})
    if kind in {"cloud", "remote"}:
        raise UsageError(
            f"the backend {kind!r} runs elsewhere, so nothing here could guard it",
            where="config.tf.json: terraform",
            hint="use a backend that only keeps the state, such as s3",
        )
    if kind == "local":
        return {"terraform": {"backend": {"local": {"path": str(state_file)}}}}
    if own_credentials and kind == "s3" and any(name in settings for name in FILES):
        kept = {name: value for name, value in settings.items() if name not in FILES}
        return {"terraform": {"backend": {"s3": kept}}}
    return {}


def provider_override(
    configuration: Mapping[str, Any],
    *,
    tags: Mapping[str, str],
    accounts: Sequence[str],
    own_credentials: bool,
    installed: Iterable[str] = (),
) -> dict[str, Any]:
    """The `provider` blocks that tag what they create and keep to `accounts`, one for each of AWS's.

    Empty where there is nothing to add. Tags that the configuration sets by `default_tags` stay beside ours.
    `installed` are the sources of all providers in use: where only modules use AWS's, or only the state
    does, the root gets a block that they inherit. UsageError where a block can keep to none of `accounts`.
    """
    blocks: dict[str, list[dict[str, Any]]] = {}
    lent = _lent(configuration, installed)
    for name in (*_aws_names(configuration), *lent):
        for body in _provider_bodies(configuration, name):
            added = _added(body, tags, accounts, own_credentials, name)
            if added:
                alias = {"alias": body["alias"]} if "alias" in body else {}
                blocks.setdefault(name, []).append({**alias, **added})
    if not blocks:
        return {}
    required = {name: {"source": lent[name]} for name in blocks if name in lent}
    terraform = {"terraform": {"required_providers": required}} if required else {}
    return {**terraform, "provider": blocks}


def configured(configuration: Mapping[str, Any], installed: Iterable[str] = ()) -> tuple[str, ...]:
    """The root's configurations of the AWS provider, as a plan names them: "aws", "aws.west".

    The default one is among them where a block is written down, or where a resource or a module may use it.
    """
    found = []
    for name in (*_aws_names(configuration), *_lent(configuration, installed)):
        for body in _provider_bodies(configuration, name):
            if "alias" in body:
                found.append(f"{name}.{body['alias']}")
            elif body or _uses_default(configuration, name):
                found.append(name)
    return tuple(dict.fromkeys(found))


def untagged(configuration: Mapping[str, Any]) -> tuple[str, ...]:
    """The AWS provider blocks whose tags cannot be added to, for a `dynamic` block makes them."""
    return tuple(
        ".".join(filter(None, [name, str(body.get("alias", ""))]))
        for name in _aws_names(configuration)
        for body in _provider_blocks(configuration, name)
        if _has_dynamic_tags(body)
    )


def _added(
    body: Mapping[str, Any],
    tags: Mapping[str, str],
    accounts: Sequence[str],
    own_credentials: bool,
    name: str,
) -> dict[str, Any]:
    added: dict[str, Any] = {}
    if tags and not _has_dynamic_tags(body):
        defaults = next(bodies_of(body.get("default_tags")), {})
        added["default_tags"] = {**defaults, "tags": _merged(defaults.get("tags"), tags)}
    if accounts:
        added |= _kept_to(accounts, body, ".".join(filter(None, [name, str(body.get("alias", ""))])))
    if own_credentials:
        added.update({name: None for name in FILES if name in body})
    return added


def _kept_to(accounts: Sequence[str], body: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What keeps a block to `accounts`, and to fewer where it names some itself."""
    own, forbidden = body.get("allowed_account_ids"), body.get("forbidden_account_ids")
    if forbidden is not None and not isinstance(forbidden, list):
        raise UsageError(
            "forbidden_account_ids is an expression, so what is left of allowedAccountIds is not known",
            where=f"provider {name}",
            hint="write a list of accounts, or leave it out",
        )
    kept = [account for account in accounts if not isinstance(own, list) or account in map(str, own)]
    kept = [account for account in kept if account not in map(str, forbidden or [])]
    # To the provider an empty list means every account.
    if not kept:
        raise UsageError(
            "it allows none of the accounts of the policy's allowedAccountIds", where=f"provider {name}"
        )
    # The provider takes one of the two lists only.
    return {"allowed_account_ids": kept, **({"forbidden_account_ids": None} if forbidden is not None else {})}


def _merged(own: Any, tags: Mapping[str, str]) -> Any:
    """The configuration's own tags with ours; an expression is merged by OpenTofu."""
    if own is None:
        return dict(tags)
    if isinstance(own, Mapping):
        return {**own, **tags}
    pairs = ", ".join(f'"{name}" = "{value}"' for name, value in tags.items())
    return f"${{merge({str(own).removeprefix('${').removesuffix('}')}, {{{pairs}}})}}"


def _has_dynamic_tags(body: Mapping[str, Any]) -> bool:
    return any("default_tags" in dynamic for dynamic in bodies_of(body.get("dynamic")))


def _aws_names(configuration: Mapping[str, Any]) -> tuple[str, ...]:
    """The local names under which the root uses the AWS provider."""
    return tuple(sorted(name for name, provider in providers_of(configuration).items() if provider.is_aws))


def _lent(configuration: Mapping[str, Any], installed: Iterable[str]) -> dict[str, str]:
    """Local names that the root lacks for AWS providers in use, and their sources ("HOST/NAMESPACE/TYPE").

    A provider's configuration is inherited by its source, whatever a module calls it.
    """
    declared = providers_of(configuration)
    used = {source: Provider.parse("", source) for source in sorted(set(installed))}
    covered = {provider.address for provider in declared.values()}
    if not any(provider.is_aws and not provider.host for provider in used.values()):
        # Terraform runs here, to which a source without a host is one of its own registry.
        covered |= {(TERRAFORM_HOST, *address[1:]) for address in covered if not address[0]}
    lent: dict[str, str] = {}
    for source, provider in used.items():
        if provider.is_aws and provider.address not in covered:
            lent["aws" if "aws" not in {*declared, *lent} else f"snowform-aws-{len(lent)}"] = source
    return lent


def _provider_blocks(configuration: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return [
        dict(body) for labels, body in labelled(configuration, "provider", label_count=1) if labels == (name,)
    ]


def _provider_bodies(configuration: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The root's blocks of a provider, the default one always among them, empty where none is written."""
    bodies = _provider_blocks(configuration, name)
    # Resources without a `provider` of their own use the default one, written down or not.
    return bodies if any("alias" not in body for body in bodies) else [*bodies, {}]


def _uses_default(configuration: Mapping[str, Any], name: str) -> bool:
    # A module inherits it.
    if any(labelled(configuration, "module", label_count=1)):
        return True
    return (name, "") in used_configurations(configuration)
