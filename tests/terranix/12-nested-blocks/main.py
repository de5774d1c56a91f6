"""Blocks within blocks, which are lists and objects of Python."""

import json
from typing import Any

from cdktf import App
from constructs import Construct

from snowform import NamedStack
from snowform.aws import (
    AwsProvider,
    LbListenerRule,
    S3Bucket,
    S3BucketLifecycleConfiguration,
    S3BucketPolicy,
    Wafv2WebAcl,
)

BALANCERS = "arn:aws:elasticloadbalancing:eu-central-1:123456789012"


def expiring(name: str, days: int, storage_class: str) -> dict[str, Any]:
    """The rule that moves what is old to a cheaper class."""
    return {
        "id": name,
        "status": "Enabled",
        "filter": [{"prefix": f"{name}/"}],
        "transition": [{"days": days, "storage_class": storage_class}],
        "noncurrent_version_expiration": [{"noncurrent_days": 30, "newer_noncurrent_versions": 3}],
    }


def metrics(name: str, *, sampled: bool) -> dict[str, Any]:
    """What CloudWatch shows of a rule."""
    return {"cloudwatch_metrics_enabled": True, "metric_name": name, "sampled_requests_enabled": sampled}


class Logs(NamedStack):
    """A bucket of logs, and what stands before the servers that write them."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        AwsProvider(self, "aws", region="eu-central-1")
        bucket = S3Bucket(self, "aws_s3_bucket.logs", bucket_prefix="logs-")
        S3BucketLifecycleConfiguration(
            self,
            "aws_s3_bucket_lifecycle_configuration.logs",
            bucket=bucket.id,
            rule=[expiring("access", 30, "STANDARD_IA"), expiring("audit", 90, "GLACIER")],
        )
        only_encrypted = {
            "Action": "s3:*",
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            "Effect": "Deny",
            "Principal": "*",
            "Resource": f"{bucket.arn}/*",
        }
        policy = {"Statement": [only_encrypted], "Version": "2012-10-17"}
        S3BucketPolicy(
            self,
            "aws_s3_bucket_policy.logs",
            bucket=bucket.id,
            policy=json.dumps(policy, separators=(",", ":")),
        )
        targets = [
            {"arn": f"{BALANCERS}:targetgroup/{name}/73e2d6bc24d8a067", "weight": weight}
            for name, weight in {"canary": 10, "stable": 90}.items()
        ]
        forward = {"target_group": targets, "stickiness": [{"enabled": True, "duration": 600}]}
        LbListenerRule(
            self,
            "canary",
            listener_arn=f"{BALANCERS}:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2",
            priority=100,
            action=[{"type": "forward", "forward": [forward]}],
            condition=[
                {"path_pattern": [{"values": ["/api/*"]}]},
                {"host_header": [{"values": ["example.org", "www.example.org"]}]},
            ],
        )
        group = {"vendor_name": "AWS", "name": "AWSManagedRulesKnownBadInputsRuleSet"}
        Wafv2WebAcl(
            self,
            "web",
            name="web",
            scope="REGIONAL",
            default_action={"allow": {}},
            visibility_config=metrics("web", sampled=False),
            rule=[
                {
                    "name": "known-bad",
                    "priority": 1,
                    "override_action": {"none": {}},
                    "statement": {"managed_rule_group_statement": group},
                    "visibility_config": metrics("known-bad", sampled=True),
                }
            ],
        )


app = App()
Logs(app, "logs")
app.synth()
