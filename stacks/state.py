"""Where stacks keep their states: on this machine, or in the bucket of the stack `state-bucket`."""

from __future__ import annotations

from dataclasses import dataclass

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
    kms_key: str | None = None
    """The ARN of the bucket's KMS key."""
    table: str | None = None
    """The DynamoDB table with the locks."""
    lock_file: bool = False
    """A lock in a file beside the state: OpenTofu from 1.10 on, Terraform from 1.11 on."""

    def __post_init__(self) -> None:
        if self.bucket is None:
            if self.region or self.kms_key or self.table or self.lock_file:
                raise SettingsError("no bucket is set", hint="set it, or nothing at all")
            return
        with at("bucket"):
            check_bucket_name(self.bucket)
        if self.region is None:
            raise SettingsError("no region is set", hint="name the region that the bucket is in")
        if self.kms_key is not None:
            with at("kms_key"):
                check_key(self.kms_key)
        if self.table is not None:
            with at("table"):
                check_table(self.table)
        if self.table is None and not self.lock_file:
            raise SettingsError("nothing locks the states", hint="set table, or lock_file to true")


def keep_state(stack: TerraformStack, settings: StateSettings) -> None:
    """Keep the stack's state where the settings say; without a bucket nothing changes."""
    if settings.bucket is None or settings.region is None:
        return
    shared_state(
        stack,
        bucket=settings.bucket,
        region=settings.region,
        kms_key=settings.kms_key,
        table=settings.table,
        lock_file=settings.lock_file,
    )
