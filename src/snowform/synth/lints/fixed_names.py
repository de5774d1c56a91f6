"""A successor that is to be made before the old one is destroyed, under a name that only one can have.

The plan is fine, and the apply fails with a duplicate. What a resource with `create_before_destroy` refers to
is replaced in the same order, whatever it says itself:
https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import bodies_of, locals_of
from snowform.provision.plan.unique_names import REPLACED_FOR_A_NAME, UNIQUE_NAMES
from snowform.synth.checks.findings import Finding
from snowform.synth.lints.parsing import parse
from snowform.synth.lints.subject import Subject

Key = tuple[str, str]
# What is the same in a resource and in its successor.
CONSTANT = frozenset({"var", "each", "count", "path", "terraform", "data"})
DEEPEST = 10
# What often is replaced under its name. Of others that are referred to, the order matters too seldom.
OFTEN_REPLACED = frozenset({
    *("aws_alb", "aws_alb_target_group", "aws_batch_compute_environment", "aws_db_parameter_group"),
    *("aws_eks_node_group", "aws_elasticache_parameter_group", "aws_elb", "aws_key_pair"),
    *("aws_launch_configuration", "aws_lb", "aws_lb_target_group", "aws_network_interface"),
    *("aws_rds_cluster_parameter_group", "aws_security_group", "aws_subnet"),
})  # fmt: skip


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each resource whose successor would find its name taken."""
    bodies = {
        (kind, name): body for kind in subject.document["resource"] for name, body in subject.resources(kind)
    }
    local_values = locals_of(subject.document)
    for key, because in _made_first(bodies, local_values).items():
        kind, name = key
        argument, body = UNIQUE_NAMES.get(kind), bodies[key]
        if argument is None or not _is_fixed(body.get(argument), local_values, 0):
            continue
        if kind in REPLACED_FOR_A_NAME and not _asks_for_replacement(body):
            continue
        if because != key and kind not in OFTEN_REPLACED:
            continue
        why = "" if because == key else f", as {'.'.join(because)} asks for it of all that it refers to"
        yield Finding(
            ("resource", kind, name, argument),
            f"its successor is made before it is destroyed{why}, and would have its name",
            _way_out(subject, kind, argument),
            "warning",
            rule="fixed-name",
        )


def _way_out(subject: Subject, kind: str, argument: str) -> str:
    schema = subject.schemas.resource(kind)
    prefix = f"{argument}_prefix"
    if schema is not None and prefix in schema.names:
        return f'give "{prefix}" instead, or leave "create_before_destroy" out'
    return f'let "{argument}" change with what makes it another, or leave "create_before_destroy" out'


def _made_first(bodies: Mapping[Key, Mapping[str, Any]], local_values: Mapping[str, Any]) -> dict[Key, Key]:
    """The resources whose successors are made first, and which resource asks for that."""
    found = {
        key: key
        for key, body in bodies.items()
        for lifecycle in bodies_of(body.get("lifecycle"))
        if lifecycle.get("create_before_destroy") in (True, "true")
    }
    waiting = list(found)
    while waiting:
        key = waiting.pop()
        for other in _referred(bodies[key], bodies, local_values, 0):
            if other not in found:
                found[other] = found[key]
                waiting.append(other)
    return found


def _referred(
    value: Any, bodies: Mapping[Key, Any], local_values: Mapping[str, Any], depth: int
) -> Iterator[Key]:
    if isinstance(value, dict):
        for key, item in value.items():
            named = key == "depends_on" and isinstance(item, list)
            inner = [f"${{{text}}}" for text in item] if named else item
            yield from _referred(inner, bodies, local_values, depth)
    elif isinstance(value, list):
        for item in value:
            yield from _referred(item, bodies, local_values, depth)
    elif isinstance(value, str) and "${" in value and depth < DEEPEST and (parsed := parse(value)):
        for reference in parsed.references():
            step = str(reference.steps[0]) if reference.steps else ""
            if (reference.root, step) in bodies:
                yield reference.root, step
            elif reference.root == "local":
                yield from _referred(local_values.get(step), bodies, local_values, depth + 1)


def _is_fixed(value: Any, local_values: Mapping[str, Any], depth: int) -> bool:
    """Whether a name is surely the same in a resource and in its successor."""
    if isinstance(value, list):
        return any(_is_fixed(item, local_values, depth) for item in value)
    if not isinstance(value, str) or not value or depth > DEEPEST:
        return False
    if "${" not in value and "%{" not in value:
        return True
    parsed = parse(value)
    if parsed is None or any(True for _ in parsed.calls()):
        return False
    return all(
        _is_fixed(local_values.get(str(reference.steps[0])), local_values, depth + 1)
        if reference.root == "local" and reference.steps
        else reference.root in CONSTANT
        for reference in parsed.references()
    )


def _asks_for_replacement(body: Mapping[str, Any]) -> bool:
    return any(lifecycle.get("replace_triggered_by") for lifecycle in bodies_of(body.get("lifecycle")))
