"""A type of machine that AWS does not have: of EC2, of databases, caches and the like.

https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.errors import did_you_mean
from snowform.schema.facts import Names, shipped
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import Argument, arguments
from snowform.synth.lints.subject import Subject

# What names a machine of EC2, by its type.
MACHINES = {
    "aws_autoscaling_group": ("mixed_instances_policy.launch_template.override.instance_type",),
    "aws_cloud9_environment_ec2": ("instance_type",),
    "aws_ec2_capacity_reservation": ("instance_type",),
    "aws_ec2_fleet": ("launch_template_config.override.instance_type",),
    "aws_ec2_host": ("instance_type",),
    "aws_eks_node_group": ("instance_types",),
    "aws_emr_cluster": ("core_instance_group.instance_type", "master_instance_group.instance_type"),
    "aws_emr_instance_group": ("instance_type",),
    "aws_imagebuilder_infrastructure_configuration": ("instance_types",),
    "aws_instance": ("instance_type",),
    "aws_launch_configuration": ("instance_type",),
    "aws_launch_template": ("instance_type",),
    "aws_spot_fleet_request": (
        "launch_specification.instance_type",
        "launch_template_config.overrides.instance_type",
    ),
    "aws_spot_instance_request": ("instance_type",),
}
# What names a machine of another service, and the facts that list these.
DATABASES = {
    "aws_db_instance": ("instance_class", "database-classes"),
    "aws_docdb_cluster_instance": ("instance_class", "database-classes"),
    "aws_neptune_cluster_instance": ("instance_class", "database-classes"),
    "aws_rds_cluster": ("db_cluster_instance_class", "database-classes"),
    "aws_rds_cluster_instance": ("instance_class", "database-classes"),
}
NODES = {
    "aws_dax_cluster": ("node_type", "dax-node-types"),
    "aws_elasticache_cluster": ("node_type", "cache-node-types"),
    "aws_elasticache_replication_group": ("node_type", "cache-node-types"),
    "aws_elasticsearch_domain": ("cluster_config.instance_type", "search-types"),
    "aws_mq_broker": ("host_instance_type", "broker-types"),
    "aws_opensearch_domain": ("cluster_config.instance_type", "search-types"),
    "aws_redshift_cluster": ("node_type", "redshift-node-types"),
}
# What stands before and after the type of a machine where a service names it, by its facts.
AROUND = {
    "broker-types": ("mq.", ""),
    "cache-node-types": ("cache.", ""),
    "database-classes": ("db.", ""),
    "dax-node-types": ("dax.", ""),
    "redshift-node-types": ("", ""),
    "search-types": ("", ".search"),
}
# The domains of Elasticsearch, which OpenSearch takes as well.
ELASTICSEARCH = ".elasticsearch"


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each type of a machine that nobody knows."""
    for kind, places in MACHINES.items():
        for place in places:
            for argument in arguments(subject, kind, place):
                yield from _of_ec2(argument)
    for kind, (place, facts) in DATABASES.items():
        for argument in arguments(subject, kind, place):
            if fault := _fault(argument.value, facts):
                yield argument.warning(*fault, rule="database-class")
    for kind, (place, facts) in NODES.items():
        for argument in arguments(subject, kind, place):
            if fault := _fault(argument.value, facts):
                yield argument.warning(*fault, rule="node-type")


def _of_ec2(argument: Argument) -> Iterator[Finding]:
    names = shipped().names("instance-types")
    # In a launch template it may be a parameter of Systems Manager.
    if not isinstance(argument.value, str) or not argument.value or argument.value.startswith("resolve:"):
        return
    if argument.value not in names.known:
        yield argument.warning(*_unknown(argument.value, names), rule="instance-type")


def _fault(name: object, facts: str) -> tuple[str, str] | None:
    if not isinstance(name, str) or not name:
        return None
    names, (before, after) = shipped().names(facts), AROUND[facts]
    machines = shipped().names("instance-types").known
    if facts == "search-types":
        if not name.endswith((after, ELASTICSEARCH)):
            return f'"{name}" does not end in "{after}"', f'write "{name}{after}"' if name in machines else ""
        name = name.removesuffix(after).removesuffix(ELASTICSEARCH)
    if not name.startswith(before):
        return (
            f'"{name}" does not begin with "{before}"',
            f'write "{before}{name}"' if name in machines else "",
        )
    # What is listed is what can be had now: there are older ones that are in use, all of which EC2 has.
    is_known = name in names.known or name.removeprefix(before) in machines
    return None if is_known else _unknown(name, names, after)


def _unknown(name: str, names: Names, after: str = "") -> tuple[str, str]:
    message = f'"{name}{after}" is none of the {len(names.known)} types that AWS has, by {names.by}'
    return message, did_you_mean(f"{name}{after}", (f"{known}{after}" for known in sorted(names.known)))
