"""What AWS refuses in an apply is warned of: names, tags, records, ranges, time zones, runtimes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.synth.lints.documents import messages


@pytest.mark.parametrize(
    ("module", "kind", "body", "path"),
    [
        ("names", "aws_sqs_queue", {"name": "jobs.fifo"}, "name"),
        ("names", "aws_sqs_queue", {"name": "jobs", "fifo_queue": True}, "name"),
        ("names", "aws_sns_topic", {"name": "${var.env}.fifo", "fifo_topic": False}, "name"),
        ("names", "aws_security_group", {"name": "sg-web"}, "name"),
        ("tags", "aws_vpc", {"tags": {"Name": "it", "aws:created": "me"}}, "tags.aws:created"),
        ("records", "aws_route53_record", {"records": ["10.0.0.1"]}, "records"),
        ("range_sizes", "aws_vpc", {"cidr_block": "10.0.0.0/8"}, "cidr_block"),
        ("range_sizes", "aws_subnet", {"cidr_block": "10.0.0.0/30"}, "cidr_block"),
        ("time_zones", "aws_autoscaling_schedule", {"time_zone": "Europe/Berln"}, "time_zone"),
        (
            "time_zones",
            "aws_imagebuilder_image_pipeline",
            {"schedule": {"timezone": "Berlin"}},
            "schedule.timezone",
        ),
        ("runtimes", "aws_lambda_function", {"runtime": "python2.7"}, "runtime"),
    ],
)
def test_what_aws_refuses_is_warned_of(module: str, kind: str, body: dict[str, Any], path: str) -> None:
    [message] = messages(module, kind, body)
    assert message.startswith(f"{path}:")


@pytest.mark.parametrize(
    ("module", "kind", "body"),
    [
        ("names", "aws_sqs_queue", {"name": "jobs.fifo", "fifo_queue": True}),
        ("names", "aws_sqs_queue", {"name": "jobs"}),
        ("names", "aws_sqs_queue", {"name": "${var.name}", "fifo_queue": True}),
        ("names", "aws_sqs_queue", {"name": "jobs.fifo", "fifo_queue": "${var.ordered}"}),
        ("names", "aws_security_group", {"name": "web-sg"}),
        ("tags", "aws_vpc", {"tags": {"awsome": "it"}}),
        ("tags", "aws_vpc", {"tags": "${var.tags}"}),
        ("tags", "other_thing", {"tags": {"aws:created": "me"}}),
        ("records", "aws_route53_record", {"records": ["10.0.0.1"], "ttl": 60}),
        ("records", "aws_route53_record", {"alias": {"name": "other"}}),
        ("range_sizes", "aws_vpc", {"cidr_block": "10.0.0.0/16"}),
        ("range_sizes", "aws_subnet", {"cidr_block": "${cidrsubnet(aws_vpc.it.cidr_block, 8, 1)}"}),
        ("time_zones", "aws_scheduler_schedule", {"schedule_expression_timezone": "Europe/Berlin"}),
        ("runtimes", "aws_lambda_function", {"runtime": "python3.12"}),
        ("runtimes", "aws_lambda_function", {"runtime": {"not": "a text"}}),
    ],
)
def test_what_it_takes_is_not(module: str, kind: str, body: dict[str, Any]) -> None:
    assert messages(module, kind, body) == []
