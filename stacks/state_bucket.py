"""The bucket in which a team's stacks keep their states, with what locks them and who may use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cdktf import TerraformOutput
from constructs import Construct

from modules.private_bucket import check_bucket_name
from modules.readable_stack import ReadableStack
from modules.state_access import StateAccess, check_principal
from modules.state_bucket import (
    MOST_VERSIONS,
    StateBucket,
    StateBucketError,
    check_retention,
    check_table,
)
from snowform.settings import at
from stacks.parts import NAME, REGION, use_aws


@dataclass(frozen=True)
class AccessSettings:
    """Who may use the states of some stacks."""

    stacks: tuple[str, ...]
    """The stacks' names; * stands for all of them."""
    principals: tuple[str, ...] = ()
    """The ARNs of roles and users of this account that get the policy."""

    def __post_init__(self) -> None:
        with at("stacks"):
            if not self.stacks or not all(self.stacks):
                raise StateBucketError("access to no stack", hint="name stacks, or * for all of them")
        with at("principals"):
            for arn in self.principals:
                check_principal(arn)


@dataclass(frozen=True)
class StateBucketSettings:
    """A bucket for states."""

    region: str = field(metadata=REGION)
    """The AWS region."""
    bucket: str
    """The bucket's name: no other bucket in the world may have it."""
    lock: Literal["table", "file", "both"] = "table"
    """What locks a state: a DynamoDB table, or a file beside it, which needs OpenTofu 1.10 or newer."""
    dynamodb_table: str | None = field(default=None, metadata={"formerly": "table"})
    """The table's name; the bucket's where none is given."""
    noncurrent_days: int = field(default=90, metadata={"minimum": 1})
    """How long former states are kept, in days."""
    newer_noncurrent_versions: int = field(
        default=30, metadata={"minimum": 1, "maximum": MOST_VERSIONS, "formerly": "noncurrent_versions"}
    )
    """How many of a state's former versions are kept however old they are."""
    prevent_destroy: bool = field(default=True, metadata={"formerly": "protected"})
    """Nothing of it can be destroyed. Without this, it goes with all states that are in it."""
    access: Mapping[str, AccessSettings] = field(default_factory=dict, metadata=NAME)
    """An IAM policy for each name."""
    project: str = "snowform"
    """The value of the tag Project on everything."""

    def __post_init__(self) -> None:
        with at("bucket"):
            check_bucket_name(self.bucket)
        if self.dynamodb_table is not None:
            with at("dynamodb_table"):
                check_table(self.dynamodb_table)
        check_retention(self.noncurrent_days, self.newer_noncurrent_versions)


class SharedStates(ReadableStack):
    """The bucket, its key, its lock table, and the policies of those who use it."""

    def __init__(self, scope: Construct, id: str, settings: StateBucketSettings) -> None:
        super().__init__(scope, id)
        use_aws(self, region=settings.region, project=settings.project)
        table = (settings.dynamodb_table or settings.bucket) if settings.lock != "file" else None
        store = StateBucket(
            self,
            "states",
            bucket=settings.bucket,
            dynamodb_table=table,
            noncurrent_days=settings.noncurrent_days,
            newer_noncurrent_versions=settings.newer_noncurrent_versions,
            prevent_destroy=settings.prevent_destroy,
        )
        access = Construct(self, "access")
        policies = {
            name: StateAccess(
                access,
                name,
                name=f"{id}-{name}",
                state_bucket=store,
                stacks=allowed.stacks,
                principals=allowed.principals,
            ).policy_arn
            for name, allowed in settings.access.items()
        }
        backend: dict[str, object] = {
            "bucket": store.bucket.bucket,
            "region": settings.region,
            "kms_key_id": store.key_arn,
        }
        if store.table is not None:
            backend["dynamodb_table"] = store.table.name
        if settings.lock != "table":
            backend["use_lockfile"] = True
        settings_of_others = TerraformOutput(
            self, "settings", description="The settings `state` of the stacks that use it", value=backend
        )
        # CDKTF has a construct of that name in every stack.
        settings_of_others.override_logical_id("backend")
        TerraformOutput(
            self, "policies", description="The IAM policies that let others use it", value=policies
        )
