from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from snowform.local import LocalAws
from snowform.provision.host.paths import Paths
from snowform.provision.state.backend import Backend
from snowform.provision.tofu.commands import Tofu
from tests.provision.state.stores import data, local_backend, ready
from tests.tools import do_without, need

TABLE = "locks"
BUCKET = "states"


@pytest.fixture(params=["tofu", "terraform"])
def program(request: pytest.FixtureRequest) -> Path:
    """OpenTofu, then Terraform where it is installed."""
    if request.param == "tofu":
        return need("tofu")
    found = shutil.which("terraform")
    if not found:
        do_without("terraform")
    return Path(found)


@pytest.fixture
def local(program: Path, paths: Paths) -> Tofu:
    """The program in a run's folder, the state in the stack's own file."""
    return ready(program, paths.runtime / "run", {**local_backend(paths.state_file), **data(a=None)})


@pytest.fixture(scope="session")
def aws() -> Iterator[LocalAws]:
    with LocalAws() as running:
        running.client("s3").create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": running.region}
        )
        running.client("dynamodb").create_table(
            TableName=TABLE,
            KeySchema=[{"AttributeName": "LockID", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "LockID", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        yield running


S3 = Callable[..., tuple[Tofu, Backend]]


@pytest.fixture
def s3(program: Path, aws: LocalAws, paths: Paths, request: pytest.FixtureRequest) -> S3:
    """Makes stores in S3: DynamoDB's lock with OpenTofu 1.6, the lock file of S3's own with Terraform."""

    def make(name: str = "web", **resources: Any) -> tuple[Tofu, Backend]:
        settings: dict[str, Any] = {
            "bucket": BUCKET,
            "key": f"{request.node.name}/{name}.tfstate",
            "region": aws.region,
            **({"use_lockfile": True} if program.name == "terraform" else {"dynamodb_table": TABLE}),
        }
        document = {"terraform": {"backend": {"s3": settings}}, **data(**(resources or {"a": None}))}
        folder = paths.runtime / f"run-{name}"
        return ready(program, folder, document, aws.environment()), Backend.of(document)

    return make
