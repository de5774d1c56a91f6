"""Where stacks keep their states: on this machine, or in the bucket of the stack `state-bucket`."""

from __future__ import annotations

from dataclasses import dataclass, field

from cdktf import TerraformStack

from modules.private_bucket import check_bucket_name
from modules.state_bucket import check_key, check_table, shared_state
from snowform.settings import SettingsError, at


@dataclass(frozen=True)
class StateSettings:
    """The bucket for states; without one each state stays where its stack is applied."""

    bucket: str | None = None
    """The bucket's name."""
    region: str | None = None
    """The bucket's AWS region."""
    kms_key_id: str | None = field(default=None, metadata={"formerly": "kms_key"})
    """The ARN of the bucket's KMS key."""
    dynamodb_table: str | None = field(default=None, metadata={"formerly": "table"})
    """The DynamoDB table with the locks."""
    use_lockfile: bool = field(default=False, metadata={"formerly": "lock_file"})
    """A lock in a file beside the state: OpenTofu from 1.10 on, Terraform from 1.11 on."""

    def __post_init__(self) -> None:
        if self.bucket is None:
            if self.region or self.kms_key_id or self.dynamodb_table or self.use_lockfile:
                raise SettingsError("no bucket is set", hint="set it, or nothing at all")
            return
        with at("bucket"):
            check_bucket_name(self.bucket)
        if self.region is None:
            raise SettingsError("no region is set", hint="name the region that the bucket is in")
        if self.kms_key_id is not None:
            with at("kms_key_id"):
                check_key(self.kms_key_id)
        if self.dynamodb_table is not None:
            with at("dynamodb_table"):
                check_table(self.dynamodb_table)
        if self.dynamodb_table is None and not self.use_lockfile:
            raise SettingsError(
                "nothing locks the states", hint="set dynamodb_table, or use_lockfile to true"
            )


def keep_state(stack: TerraformStack, settings: StateSettings) -> None:
    """Keep the stack's state where the settings say; without a bucket nothing changes."""
    if settings.bucket is None or settings.region is None:
        return
    shared_state(
        stack,
        bucket=settings.bucket,
        region=settings.region,
        kms_key_id=settings.kms_key_id,
        dynamodb_table=settings.dynamodb_table,
        use_lockfile=settings.use_lockfile,
    )
