"""What is laid over the configuration, as an override file: where the state is, how things are tagged.

Override files merge provider blocks by alias, argument by argument, nested blocks and backends as a whole
(https://opentofu.org/docs/language/files/override/). So what the configuration says itself is taken along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .errors import UsageError

# `override.tf.json` and `*_override.tf.json` are read in the order of their names: ours comes last.
NAME = "snowform_override.tf.json"
# The identity of the state, and the name of the stack: tags of everything that a run creates.
STATE_TAG = "snowform:state"
STACK_TAG = "snowform:stack"

AWS = "hashicorp/aws"
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
) -> dict[str, Any]:
    """The `provider` blocks that tag what they create and keep to `accounts`, one for each of AWS's.

    Empty where there is nothing to add. Tags that the configuration sets by `default_tags` stay beside ours.
    """
    blocks: dict[str, list[dict[str, Any]]] = {}
    for name in _aws_names(configuration):
        bodies = [
            dict(body)
            for block in _bodies(configuration.get("provider"))
            for body in _bodies(block.get(name))
        ]
        if not any("alias" not in body for body in bodies):
            # Resources without a `provider` of their own use the default one, written down or not.
            bodies.append({})
        for body in bodies:
            added = _added(body, tags, accounts, own_credentials)
            if added:
                alias = {"alias": body["alias"]} if "alias" in body else {}
                blocks.setdefault(name, []).append({**alias, **added})
    return {"provider": blocks} if blocks else {}


def untagged(configuration: Mapping[str, Any]) -> tuple[str, ...]:
    """The AWS provider blocks whose tags cannot be added to, for a `dynamic` block makes them."""
    return tuple(
        ".".join(filter(None, [name, str(body.get("alias", ""))]))
        for name in _aws_names(configuration)
        for block in _bodies(configuration.get("provider"))
        for body in _bodies(block.get(name))
        if _has_dynamic_tags(body)
    )


def backend_of(configuration: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """Kind and settings of the configuration's backend; None where it names none."""
    for terraform in _bodies(configuration.get("terraform")):
        for _settings in _bodies(terraform.get("cloud")):
            return "cloud", _settings
        for kinds in _bodies(terraform.get("backend")):
            for kind, settings in kinds.items():
                return str(kind), next(_bodies(settings), {})
    return None


def _added(
    body: Mapping[str, Any], tags: Mapping[str, str], accounts: Sequence[str], own_credentials: bool
) -> dict[str, Any]:
    added: dict[str, Any] = {}
    if tags and not _has_dynamic_tags(body):
        defaults = next(_bodies(body.get("default_tags")), {})
        added["default_tags"] = {**defaults, "tags": _merged(defaults.get("tags"), tags)}
    if accounts:
        added["allowed_account_ids"] = list(accounts)
    if own_credentials:
        added.update({name: None for name in FILES if name in body})
    return added


def _merged(own: Any, tags: Mapping[str, str]) -> Any:
    """The configuration's own tags with ours; an expression is merged by OpenTofu."""
    if own is None:
        return dict(tags)
    if isinstance(own, Mapping):
        return {**own, **tags}
    pairs = ", ".join(f'"{name}" = "{value}"' for name, value in tags.items())
    return f"${{merge({str(own).removeprefix('${').removesuffix('}')}, {{{pairs}}})}}"


def _has_dynamic_tags(body: Mapping[str, Any]) -> bool:
    return any("default_tags" in dynamic for dynamic in _bodies(body.get("dynamic")))


def _aws_names(configuration: Mapping[str, Any]) -> tuple[str, ...]:
    """The local names under which the configuration uses the AWS provider."""
    names = {}
    for terraform in _bodies(configuration.get("terraform")):
        for required in _bodies(terraform.get("required_providers")):
            for name, requirement in required.items():
                source = requirement.get("source", name) if isinstance(requirement, Mapping) else name
                names[name] = str(source).lower()
    for name in _implied(configuration):
        names.setdefault(name, name)
    return tuple(sorted(name for name, source in names.items() if _is_aws(source)))


def _is_aws(source: str) -> bool:
    parts = source.split("/")
    return "/".join((["hashicorp"] if len(parts) == 1 else []) + parts[-2:]) == AWS


def _implied(configuration: Mapping[str, Any]) -> Iterator[str]:
    """Providers that blocks use though nothing requires them by name."""
    for block in _bodies(configuration.get("provider")):
        yield from block
    for section in ("resource", "data"):
        for kinds in _bodies(configuration.get(section)):
            yield from (str(kind).partition("_")[0] for kind in kinds)


def _bodies(value: Any) -> Iterator[Mapping[str, Any]]:
    """The bodies of a block: JSON syntax writes one as an object, several as a list."""
    for body in value if isinstance(value, list) else [value]:
        if isinstance(body, Mapping):
            yield body
