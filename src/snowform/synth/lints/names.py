"""Names that AWS refuses: of queues and topics, of security groups, of tags.

https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
"""

from __future__ import annotations

from collections.abc import Iterator

from snowform.synth.checks.findings import Finding
from snowform.synth.lints.arguments import arguments
from snowform.synth.lints.subject import Subject

# The argument that says that a queue or topic keeps the order, and how its name ends then.
ORDERED = {"aws_sns_topic": "fifo_topic", "aws_sqs_queue": "fifo_queue"}
ENDING = ".fifo"
IS, IS_NOT = (True, "true"), (None, False, "false")


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each such name."""
    for kind, argument in ORDERED.items():
        yield from _ordered(subject, kind, argument)
    for name in ("name", "name_prefix"):
        for given in arguments(subject, "aws_security_group", name):
            if isinstance(given.value, str) and given.value.lower().startswith("sg-"):
                message = f'"{given.value}" begins with "sg-", as only ids of groups do'
                yield given.warning(message, "give another name", rule="group-name")


def _ordered(subject: Subject, kind: str, argument: str) -> Iterator[Finding]:
    for name, body in subject.resources(kind):
        called, ordered = body.get("name"), body.get(argument)
        # What an expression at the end becomes is not looked at.
        if not isinstance(called, str) or called.endswith("}"):
            continue
        path = ("resource", kind, name, "name")
        if called.endswith(ENDING) and ordered in IS_NOT:
            message = f'a name that ends in "{ENDING}" is of one that keeps the order'
            yield Finding(path, message, f'set "{argument}"', "warning", rule="fifo-name")
        elif ordered in IS and not called.endswith(ENDING):
            message = f'with "{argument}" the name must end in "{ENDING}"'
            yield Finding(path, message, f'write "{called}{ENDING}"', "warning", rule="fifo-name")
