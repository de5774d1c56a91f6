"""A bucket for states from its first apply to its end, and two hosts that share a state through it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace as Record
from typing import Any

import pytest
from botocore.exceptions import ClientError

from scripts.tools import ROOT
from snowform.local import LocalAws
from tests.tools import need, wait_for

# The lifecycle rule alone takes a minute to apply, so the bucket is made once. What is done to it
# stands in fixtures that follow from each other; the tests look at the records, in any order.
pytestmark = pytest.mark.e2e

BUCKET, TABLE, REGION = "team-states", "team-states", "eu-central-1"
PROGRAM = """\
import json
from pathlib import Path

from cdktf import App, TerraformResource, TerraformStack

from snowform import settings
from stacks.state import StateSettings, keep_state
from stacks.state_bucket import SharedStates, StateBucketSettings

app = App()
state = settings.load(app, "state", StateSettings)
keep_state(SharedStates(app, "state-bucket", settings.load(app, "state-bucket", StateBucketSettings)), state)
web = TerraformStack(app, "web")
for name, body in json.loads(Path("web.json").read_text()).items():
    made = TerraformResource(web, name, terraform_resource_type="terraform_data")
    for attribute, value in body.items():
        made.add_override(attribute, value)
keep_state(web, state)
app.synth()
"""
OTHER_ENCRYPTION = (
    {"ServerSideEncryption": "AES256"},
    {"ServerSideEncryption": "aws:kms"},
    {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": "alias/aws/s3"},
)
SETTINGS: dict[str, Any] = {"region": REGION, "bucket": BUCKET, "access": {"hosts": {"stacks": ["web"]}}}


@dataclass(frozen=True)
class Host:
    """A copy of the project on a host of its own."""

    folder: Path
    aws: LocalAws

    def set(self, web: dict[str, Any] | None = None, **context: Any) -> None:
        """The settings in cdktf.json, and the resources of the stack `web`."""
        document = {"app": "python main.py", "context": {"state-bucket": SETTINGS, **context}}
        (self.folder / "cdktf.json").write_text(json.dumps(document))
        (self.folder / "web.json").write_text(json.dumps(web or {"a": {"input": "one"}}))

    def policy(self, **keys: Any) -> None:
        (self.folder / "policy.json").write_text(json.dumps(keys))

    def start(self, *args: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "snowform", *args],
            cwd=self.folder,
            env={**self.aws.isolated(os.environ), "SNOWFORM_TOFU": str(need("tofu")), "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *args: str) -> tuple[int, str, str]:
        process = self.start(*args)
        printed, said = process.communicate(timeout=900)
        return process.returncode, printed, said

    def done(self, *args: str) -> str:
        """What a command that has to succeed prints."""
        code, printed, said = self.run(*args)
        assert code == 0, said
        return printed

    def has_nothing_to_do(self, stack: str) -> bool:
        return self.run("plan", stack, "--detailed-exitcode")[0] == 0

    @property
    def local_state(self) -> Path:
        return self.folder / ".snowform" / "web" / "state" / "terraform.tfstate"


@dataclass(frozen=True)
class Team:
    """The host that made the bucket, two more, and the settings that the bucket's stack printed."""

    home: Host
    first: Host
    second: Host
    state: dict[str, Any]
    aws: LocalAws

    def client(self, service: str) -> Any:
        return self.aws.client(service, REGION)

    def locked(self) -> bool:
        items = self.client("dynamodb").scan(TableName=TABLE)["Items"]
        return any("Info" in item for item in items)

    def keys(self) -> list[str]:
        found = self.client("s3").list_objects_v2(Bucket=BUCKET).get("Contents", [])
        return sorted(entry["Key"] for entry in found)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    need("tofu")
    with LocalAws() as aws:
        hosts = [Host(_copy(tmp_path_factory.mktemp(name)), aws) for name in ("home", "first", "second")]
        home, first, second = hosts
        home.set()
        home.done("apply", "state-bucket", "--yes")
        state = json.loads(home.done("output", "state-bucket", "backend"))
        for host in hosts:
            host.set(state=state)
        yield Team(home, first, second, state, aws)


@pytest.fixture(scope="module")
def moved(team: Team) -> Record:
    """The bucket's own state, brought into the bucket."""
    refused = team.home.run("apply", "state-bucket", "--yes")
    team.home.done("state", "migrate", "state-bucket")
    settled = team.home.has_nothing_to_do("state-bucket")
    return Record(refused=refused, keys=team.keys(), settled=settled)


@pytest.fixture(scope="module")
def seen(team: Team) -> Record:
    """What boto3 says of the bucket, and what becomes of uploads that ask for other encryption."""
    s3, kms = team.client("s3"), team.client("kms")
    table = team.client("dynamodb").describe_table(TableName=TABLE)["Table"]
    return Record(
        versioning=s3.get_bucket_versioning(Bucket=BUCKET)["Status"],
        blocked=s3.get_public_access_block(Bucket=BUCKET)["PublicAccessBlockConfiguration"],
        rules=s3.get_bucket_lifecycle_configuration(Bucket=BUCKET)["Rules"],
        rotates=kms.get_key_rotation_status(KeyId=team.state["kms_key_id"])["KeyRotationEnabled"],
        protected=table["DeletionProtectionEnabled"],
        refused=[not _stores(s3, **wrong) for wrong in OTHER_ENCRYPTION],
    )


@pytest.fixture(scope="module")
def shared(team: Team) -> Record:
    """A stack that the first host applies and the second looks at."""
    team.first.done("apply", "web", "--yes")
    return Record(
        local=team.first.local_state.exists(),
        settled=team.second.has_nothing_to_do("web"),
        resources=[host.done("state", "list", "web") for host in (team.first, team.second)],
        stored=team.client("s3").head_object(Bucket=BUCKET, Key="web/terraform.tfstate"),
    )


@pytest.fixture(scope="module")
def raced(team: Team, shared: Record, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Two applies at once: the first stands still in its middle until the second has ended."""
    assert shared.settled
    gate = tmp_path_factory.mktemp("gate")
    reached, opened = gate / "reached", gate / "opened"
    wait = f"touch {reached}; {wait_for(opened, 1200)}"
    slow = {"a": {"input": "one"}, "slow": {"input": "x", "provisioner": [{"local-exec": {"command": wait}}]}}
    for host in (team.first, team.second):
        host.set(slow, state=team.state)
        host.policy(allowExec=True)
    apply = ("apply", "web", "--yes", "--policy", "policy.json")
    working = team.first.start(*apply)
    while not reached.exists():
        assert working.poll() is None, working.communicate()
        time.sleep(0.05)
    locked = team.locked()
    held_off = team.second.run(*apply)
    opened.touch()
    said = working.communicate(timeout=900)[1]
    return Record(
        locked=(locked, team.locked()),
        held_off=held_off,
        first=(working.returncode, said),
        settled=team.second.has_nothing_to_do("web"),
    )


@pytest.fixture(scope="module")
def ended(team: Team, moved: Record, seen: Record, raced: Record) -> Record:
    """The end of the bucket, once all else has been seen: refused while it is protected, then carried out."""
    assert (moved.settled, raced.settled, seen.protected) == (True, True, True)
    home = team.home
    home.policy(allowDestroy=True, allowDataLoss=True)
    allowing = ("state-bucket", "--yes", "--policy", "policy.json")
    destroy = ("destroy", *allowing)
    refused = home.run(*destroy)
    unprotected = {"state-bucket": {**SETTINGS, "prevent_destroy": False}}
    home.set(**unprotected, state=team.state)
    kept = home.run("apply", "state-bucket", "--yes")
    home.done("apply", *allowing)
    # A bucket cannot hold the state of its own end.
    home.set(**unprotected)
    home.done("state", "migrate", "state-bucket")
    home.done(*destroy)
    key = team.client("kms").describe_key(KeyId=team.state["kms_key_id"])["KeyMetadata"]
    return Record(
        refused=refused,
        kept=kept,
        left=[
            *team.client("s3").list_buckets()["Buckets"],
            *team.client("dynamodb").list_tables()["TableNames"],
            *team.client("iam").list_policies(Scope="Local")["Policies"],
        ],
        key=key["KeyState"],
    )


def _copy(folder: Path) -> Path:
    for name in ("modules", "stacks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "main.py").write_text(PROGRAM)
    return folder


def _stores(s3: Any, **encryption: str) -> bool:
    try:
        s3.put_object(Bucket=BUCKET, Key="probe", Body=b"", **encryption)
    except ClientError:
        return False
    return True


def test_its_own_state_moves_into_the_bucket_that_it_made(moved: Record) -> None:
    code, _, said = moved.refused
    assert code == 5
    assert "move it with `snowform state migrate state-bucket`" in said
    assert "state-bucket/terraform.tfstate" in moved.keys
    assert moved.settled


def test_the_bucket_is_as_it_was_written(seen: Record) -> None:
    assert seen.versioning == "Enabled"
    assert set(seen.blocked.values()) == {True}
    (rule,) = seen.rules
    assert rule["NoncurrentVersionExpiration"] == {"NoncurrentDays": 90, "NewerNoncurrentVersions": 30}
    assert (seen.rotates, seen.protected) == (True, True)


def test_an_upload_with_other_encryption_is_refused(seen: Record) -> None:
    assert seen.refused == [True] * len(OTHER_ENCRYPTION)


def test_a_state_is_encrypted_by_the_key_of_the_bucket(team: Team, shared: Record) -> None:
    stored = shared.stored
    assert (stored["ServerSideEncryption"], stored["SSEKMSKeyId"]) == ("aws:kms", team.state["kms_key_id"])


def test_what_one_host_has_applied_another_finds_done(shared: Record) -> None:
    assert not shared.local
    assert shared.settled
    first, second = shared.resources
    assert first == second != ""


def test_of_two_applies_at_once_the_lock_holds_one_off(raced: Record) -> None:
    assert raced.locked == (True, False)
    code, _, said = raced.held_off
    assert code == 7, said
    assert "the state is locked by " in said
    assert raced.first[0] == 0, raced.first[1]
    assert raced.settled


@pytest.mark.thorough
def test_protected_it_cannot_be_destroyed_and_unprotected_it_leaves_nothing(ended: Record) -> None:
    code, _, said = ended.refused
    assert code == 1
    assert "prevent_destroy" in said
    code, _, said = ended.kept
    assert code == 4
    assert "allowed by allowDataLoss" in said
    assert (ended.left, ended.key) == ([], "PendingDeletion")
