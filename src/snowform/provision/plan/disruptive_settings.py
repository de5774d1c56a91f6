"""Settings with names of their own, of which only some say what they do: which updates of them harm."""

from __future__ import annotations

from collections.abc import Mapping

from .changes import Change
from .edits import mapping
from .policies import document, grants_less
from .rules import (
    AWS,
    PROVIDER,
    Condition,
    Rule,
    becomes,
    blocks,
    cut,
    loses,
    loss,
    raised_from_nothing,
    rule,
)

EVICTS = "keys are evicted when the memory is full"


def drops_keys(*names: str) -> Condition:
    """One of these maps has a key less, or another value."""

    def holds(change: Change) -> bool:
        pairs = ((mapping(change.was(name)), mapping(change.value(name))) for name in names)
        return any(new.get(key) != value for old, new in pairs for key, value in old.items())

    return holds


def drops_lines(name: str) -> Condition:
    """A text of many lines has lost one, or changed it."""

    def holds(change: Change) -> bool:
        old, new = (str(value or "").splitlines() for value in (change.was(name), change.value(name)))
        return any(line not in new for line in old)

    return holds


def evicts(change: Change) -> bool:
    """A cache that refused to be written to when it was full makes room from now on."""
    old, new = (
        {parameter.get("name"): str(parameter.get("value")) for parameter in blocks(side, "parameter")}
        for side in (change.before, change.after)
    )
    was, now = (side.get("maxmemory-policy", "noeviction") for side in (old, new))
    return was != now and (was == "noeviction" or was.startswith("volatile"))


def _tells_less(change: Change) -> bool:
    names = ("source_ids", "event_categories")
    # None of them stands for all.
    return raised_from_nothing(*names)(change) or any(
        change.value(name) and loses(name)(change) for name in names
    )


def _scoped(type_: str, name: str) -> Rule:
    """A policy that only takes away from what the role grants."""
    source = f"{PROVIDER}{type_}.html.markdown"

    def holds(change: Change) -> bool:
        old, new = document(change.was(name)), document(change.value(name))
        return new is not None and (old is None or grants_less(old, new))

    return cut("users may do less", source, name, when=holds)


SETTINGS: Mapping[str, tuple[Rule, ...]] = {
    **{
        f"aws_{type_}_parameter_group": (
            loss(
                EVICTS,
                AWS + "AmazonElastiCache/latest/dg/ParameterGroups.Engine.html",
                "parameter",
                when=evicts,
            ),
        )
        for type_ in ("elasticache", "memorydb")
    },
    **{
        f"aws_{type_}_event_subscription": (
            rule(
                "it tells of these only",
                f"{PROVIDER}{type_}_event_subscription.html.markdown",
                *("source_ids", "event_categories"),
                when=_tells_less,
            ),
        )
        for type_ in ("db", "redshift", "neptune", "docdb", "dms")
    },
    **{
        f"aws_prometheus_{type_}": (
            rule(
                "what it no longer names is not watched",
                f"{PROVIDER}prometheus_{type_}.html.markdown",
                name,
                when=drops_lines(name),
            ),
        )
        for type_, name in (
            *(("scraper", "scrape_configuration"), ("rule_group_namespace", "data")),
            ("alert_manager_definition", "definition"),
        )
    },
    "aws_service_discovery_instance": (
        rule(
            "the name leads elsewhere",
            PROVIDER + "service_discovery_instance.html.markdown",
            "attributes",
            when=drops_keys("attributes"),
        ),
    ),
    "aws_config_conformance_pack": (
        rule(
            "rules of it may go",
            PROVIDER + "config_conformance_pack.html.markdown",
            *("template_body", "template_s3_uri"),
        ),
    ),
    "aws_glue_catalog_table": (
        rule(
            "queries of the view find something else",
            PROVIDER + "glue_catalog_table.html.markdown",
            *("view_expanded_text", "view_original_text"),
        ),
    ),
    "aws_kendra_index": (
        cut(
            "who asks without a token finds nothing",
            PROVIDER + "kendra_index.html.markdown",
            "user_context_policy",
            when=becomes("user_context_policy", "USER_TOKEN"),
        ),
    ),
    "aws_mwaa_environment": (
        rule(
            "its workflows are taken from elsewhere",
            PROVIDER + "mwaa_environment.html.markdown",
            "dag_s3_path",
        ),
    ),
    "aws_transfer_user": (_scoped("transfer_user", "policy"),),
    "aws_transfer_access": (_scoped("transfer_access", "policy"),),
    "aws_servicecatalog_provisioned_product": (
        loss(
            "what its template makes may be replaced or deleted",
            PROVIDER + "servicecatalog_provisioned_product.html.markdown",
            *("provisioning_artifact_id", "provisioning_artifact_name", "product_id", "product_name"),
            *("path_id", "path_name", "provisioning_parameters"),
        ),
    ),
    "aws_servicecatalog_constraint": (
        cut(
            "products start with other rights",
            PROVIDER + "servicecatalog_constraint.html.markdown",
            "parameters",
        ),
    ),
    "aws_storagegateway_nfs_file_share": (
        cut(
            "clients that are root are root no longer",
            PROVIDER + "storagegateway_nfs_file_share.html.markdown",
            "squash",
        ),
    ),
    "aws_athena_data_catalog": (
        rule("queries ask another source", PROVIDER + "athena_data_catalog.html.markdown", "parameters"),
    ),
    "aws_grafana_workspace_saml_configuration": (
        cut(
            "who is of another organization is shut out",
            PROVIDER + "grafana_workspace_saml_configuration.html.markdown",
            "allowed_organizations",
            when=raised_from_nothing("allowed_organizations"),
        ),
    ),
}
