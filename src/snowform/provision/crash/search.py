"""Ask AWS for what carries the state's tag, through data sources of the provider that the stack has anyway.

They lie beside the stack's own configuration, so that its provider blocks (variables, aliases, assumed roles)
hold, and only they are targeted. Such a plan needs no state lock and writes nothing. What one data source
cannot answer takes nothing from the others: tofu still writes the plan, and the errors name the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..patterns import regex
from ..plan.modules import value_modules
from ..records import dataclass, field
from ..tofu.diagnostics import Diagnostic
from .arns import TYPES, identify

FILE = "snowform_search.tf.json"
NAME = "snowform_search"
TAGGING = "aws_resourcegroupstaggingapi_resources"


@dataclass(frozen=True, slots=True)
class Source:
    """A data source that finds objects by their tags.

    `types` are the resource types of what it finds, `result` the attribute with their import ids. The tags go
    into the argument `tags`, or into filters `tag:KEY` where that is empty. `one` is a data source that fails
    where it finds none or several. `given` are further arguments, `planned` those that a planned resource
    gives: then it is asked once for each.
    """

    data: str
    types: tuple[str, ...]
    result: str = "ids"
    tags: str = "tags"
    one: bool = False
    given: Mapping[str, Any] = field(default_factory=dict)
    planned: tuple[str, ...] = ()


RULE_TYPES = ("aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule")
RULE = "aws_vpc_security_group_rule"
_OWN = {"owners": ["self"]}

# https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/NAME, without `aws_`.
SOURCES: tuple[Source, ...] = (
    Source(
        "aws_instances",
        ("aws_instance",),
        tags="instance_tags",
        # Without them only running ones are found.
        given={"instance_state_names": ["pending", "running", "stopping", "stopped"]},
    ),
    Source("aws_ami_ids", ("aws_ami", "aws_ami_copy", "aws_ami_from_instance"), tags="", given=_OWN),
    Source("aws_ebs_snapshot_ids", ("aws_ebs_snapshot", "aws_ebs_snapshot_copy"), tags="", given=_OWN),
    Source("aws_ebs_volumes", ("aws_ebs_volume",)),
    Source("aws_ec2_managed_prefix_lists", ("aws_ec2_managed_prefix_list",)),
    Source("aws_efs_file_system", ("aws_efs_file_system",), result="file_system_id", one=True),
    Source("aws_eips", ("aws_eip",), result="allocation_ids"),
    Source("aws_internet_gateway", ("aws_internet_gateway",), result="internet_gateway_id", one=True),
    Source("aws_launch_template", ("aws_launch_template",), result="id", one=True),
    Source("aws_lbs", ("aws_lb",), result="arns"),
    Source(
        "aws_nat_gateways",
        ("aws_nat_gateway",),
        # Deleted ones stay visible for an hour.
        given={"filter": [{"name": "state", "values": ["pending", "available"]}]},
    ),
    Source("aws_network_acls", ("aws_network_acl",)),
    Source("aws_network_interfaces", ("aws_network_interface",)),
    Source("aws_route53_zone", ("aws_route53_zone",), result="zone_id", one=True, planned=("name",)),
    Source("aws_route_tables", ("aws_route_table",)),
    Source("aws_security_groups", ("aws_security_group",)),
    Source("aws_subnets", ("aws_subnet",)),
    Source("aws_vpc_dhcp_options", ("aws_vpc_dhcp_options",), result="dhcp_options_id", tags="", one=True),
    Source("aws_vpc_endpoint", ("aws_vpc_endpoint",), result="id", one=True),
    Source("aws_vpc_peering_connections", ("aws_vpc_peering_connection",)),
    Source("aws_vpc_security_group_rules", RULE_TYPES),
    Source("aws_vpcs", ("aws_vpc",)),
)
BY_TYPE = {type_: source for source in SOURCES for type_ in source.types}

# How the provider says that there is no such object, where it does not leave that to tofu.
NOT_FOUND = regex(
    r"no (?:matching .*|association) found|empty result|couldn't find resource|query returned no results",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Query:
    """One data source of one provider configuration ("aws", "aws.west")."""

    number: int
    provider: str
    source: Source | None
    arguments: Mapping[str, Any]

    @property
    def data(self) -> str:
        """The type of the data source; without a source it is that of the tagging API."""
        return self.source.data if self.source else TAGGING

    @property
    def types(self) -> frozenset[str]:
        """The resource types that it answers for."""
        return frozenset(self.source.types) if self.source else TYPES - BY_TYPE.keys()

    @property
    def name(self) -> str:
        """Its name in the search file."""
        return f"{NAME}_{self.number}"

    @property
    def address(self) -> str:
        """What to target."""
        return f"data.{self.data}.{self.name}"


@dataclass(frozen=True, slots=True)
class TaggedObject:
    """An object with the tag. `types` are the resource types that it may be; `id` is what imports it."""

    types: tuple[str, ...]
    id: str
    provider: str
    arn: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found, and `unanswered`: (type, provider) to why nothing is known about it."""

    found: tuple[TaggedObject, ...] = ()
    unanswered: Mapping[tuple[str, str], str] = field(default_factory=dict)


def searchable(type_: str) -> bool:
    """Whether objects of this type are found by their tag."""
    return type_ in BY_TYPE or type_ in TYPES


def queries(
    types: frozenset[str],
    providers: Iterable[str],
    tags: Mapping[str, str],
    planned: Iterable[tuple[str, str, Mapping[str, Any]]] = (),
) -> tuple[Query, ...]:
    """What to ask for objects of these types with all these tags, in each of the provider configurations.

    `planned` are (type, provider, values) of resources to be created, for sources that need a value of them.
    """
    wanted: list[tuple[str, Source | None, dict[str, Any]]] = []
    values = list(planned)
    known: set[tuple[str, str, tuple[str, ...]]] = set()
    for provider in providers:
        for source in SOURCES:
            if types.isdisjoint(source.types):
                continue
            if not source.planned:
                wanted.append((provider, source, {}))
                continue
            for type_, of, given in values:
                further = {name: given.get(name) for name in source.planned}
                key = provider, source.data, tuple(map(str, further.values()))
                if type_ in source.types and of == provider and all(further.values()) and key not in known:
                    known.add(key)
                    wanted.append((provider, source, further))
        if types & TYPES:
            wanted.append((provider, None, {}))
    return tuple(
        Query(number, provider, source, _arguments(source, tags, further))
        for number, (provider, source, further) in enumerate(wanted)
    )


def document(asked: Iterable[Query]) -> dict[str, Any]:
    """The content of the search file."""
    data: dict[str, dict[str, Any]] = {}
    for query in asked:
        data.setdefault(query.data, {})[query.name] = {**in_provider(query.provider), **query.arguments}
    return {"data": data} if data else {}


def read_result(
    asked: Iterable[Query], plan: Mapping[str, Any] | None, errors: Iterable[Diagnostic]
) -> SearchResult:
    """What the plan (`show -json`) and its errors answer.

    The tagging API lags behind the services, so it counts only where the service itself did not answer.
    """
    values = dict(resources(plan))
    said: dict[str, str] = {}
    for error in errors:
        said.setdefault(error.address, error.summary)
    found: dict[tuple[str, str, str], TaggedObject] = {}
    unanswered: dict[tuple[str, str], str] = {}
    direct: set[tuple[str, str]] = set()
    for query in sorted(asked, key=lambda query: query.source is None):
        answer = values.get(query.address)
        error_text = said.get(query.address) or said.get("") or "no answer"
        for found_object in _answered(query, answer):
            key = found_object.types[0], found_object.provider
            if query.source is not None or key not in direct:
                found.setdefault((*key, found_object.id), found_object)
                unanswered.pop(key, None)
        if answer is not None or (query.source and query.source.one and NOT_FOUND.search(error_text)):
            direct.update((type_, query.provider) for type_ in query.types)
        else:
            missing = ((type_, query.provider) for type_ in query.types)
            unanswered |= {key: error_text for key in missing if key not in direct}
    return SearchResult(tuple(found.values()), unanswered)


def security_group_rules(found: Iterable[TaggedObject]) -> tuple[tuple[TaggedObject, str], ...]:
    """The security group rules among what was found, each with the name that `rule_document` gives it.

    Rules have no names, and what finds them by tag tells no more than their ids.
    """
    return tuple(
        (found_object, f"{NAME}_{number}")
        for number, found_object in enumerate(found)
        if found_object.types == RULE_TYPES
    )


def rule_document(asked: Iterable[tuple[TaggedObject, str]]) -> dict[str, Any]:
    """The content of the search file that reads these rules."""
    blocks = {name: {**in_provider(rule.provider), "security_group_rule_id": rule.id} for rule, name in asked}
    return {"data": {RULE: blocks}} if blocks else {}


def read_rule(name: str, shown: Mapping[str, Mapping[str, Any]]) -> tuple[str, dict[str, Any]] | None:
    """Resource type and values of a rule, by what a plan has shown (`resources`); None where it is gone."""
    values = shown.get(f"data.{RULE}.{name}")
    if values is None:
        return None
    ingress, egress = RULE_TYPES
    return (egress if values.get("is_egress") else ingress), {**values, "tags_all": values.get("tags")}


def resources(plan: Mapping[str, Any] | None) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Address and values of all that a plan read before it planned, modules included."""
    prior = (plan or {}).get("prior_state") or {}
    for module in value_modules(prior.get("values")):
        for resource in module.get("resources", []):
            yield resource["address"], resource.get("values") or {}


def literal(text: str) -> str:
    """`text` as a string of JSON configuration, where `${` and `%{` begin templates."""
    return re.sub(r"([$%])\{", r"\1\1{", text)


def in_provider(key: str) -> dict[str, str]:
    """What a block says to use that provider configuration."""
    return {} if key == "aws" else {"provider": key}


def _arguments(source: Source | None, tags: Mapping[str, str], further: Mapping[str, Any]) -> dict[str, Any]:
    if source is None:
        pairs = [{"key": literal(name), "values": [literal(value)]} for name, value in tags.items()]
        return {"tag_filter": pairs}
    escaped = {literal(name): literal(value) for name, value in tags.items()}
    given: dict[str, Any] = {**source.given, **{name: literal(str(value)) for name, value in further.items()}}
    if source.tags:
        return {**given, source.tags: escaped}
    filters = [{"name": f"tag:{name}", "values": [value]} for name, value in escaped.items()]
    return {**given, "filter": [*given.get("filter", []), *filters]}


def _answered(query: Query, answer: Mapping[str, Any] | None) -> Iterator[TaggedObject]:
    if answer is None:
        return
    if query.source is not None:
        value = answer.get(query.source.result)
        for identity in value if isinstance(value, list) else [value]:
            if isinstance(identity, str) and identity:
                yield TaggedObject(query.source.types, identity, query.provider)
        return
    for entry in answer.get("resource_tag_mapping_list") or []:
        arn = str(entry.get("resource_arn", ""))
        if (named := identify(arn)) is not None:
            type_, identity = named
            yield TaggedObject((type_,), identity, query.provider, arn)
