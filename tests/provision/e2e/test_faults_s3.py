"""The state in S3 with a lock in DynamoDB: two hosts at once, a lock left by a run, a state that moves."""

from __future__ import annotations

import json
import re
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from snowform.local import LocalAws
from tests.provision.e2e.harness import Host, kill_everything
from tests.provision.e2e.inventory import counts
from tests.provision.e2e.proxy import proxy
from tests.provision.e2e.scenes import NETWORK, Document, Gate, error, found, ids, is_settled, network, plain
from tests.provision.e2e.table import row

pytestmark = pytest.mark.e2e

TABLE = "locks"
WHOLE = {"terraform_data.first", "terraform_data.gate", "terraform_data.last"}


@dataclass(frozen=True)
class Place:
    """A bucket for states, a table for their locks, and hosts that share them."""

    aws: LocalAws
    region: str
    bucket: str
    new_host: Callable[..., Host]

    def client(self, service: str) -> Any:
        return self.aws.client(service, self.region)

    def backend(self, key: str = "web.tfstate") -> Document:
        settings = {"bucket": self.bucket, "key": key, "region": self.region, "dynamodb_table": TABLE}
        return {"terraform": {"backend": {"s3": settings}}}

    def host(self, document: Document, **policy: Any) -> Host:
        host = self.new_host(region=self.region, kept=False)
        # What the harness lays over is for the AWS provider, which these stacks do without.
        host.arguments = []
        host.write({**document, **self.backend()})
        host.policy(**policy)
        return host

    def aws_host(self, endpoint: str) -> Host:
        """A host with a network and its state in S3, both reached by that endpoint."""
        host = self.new_host(endpoint=endpoint, region=self.region)
        host.write({**network(), **self.backend()})
        return host

    def dead_host(self, gate: Gate) -> Host:
        """A host whose apply was killed at the gate, with the state locked."""
        host = self.host(gate.document, allowExec=True)
        process = host.start("apply", "--yes")
        gate.wait(host, process)
        kill_everything(process)
        host.ended(process)
        return host

    def state(self, key: str = "web.tfstate") -> bytes:
        content: bytes = self.client("s3").get_object(Bucket=self.bucket, Key=key)["Body"].read()
        return content

    def ids(self, folder: Path, key: str = "web.tfstate") -> dict[str, str]:
        (folder / "pulled.tfstate").write_bytes(self.state(key))
        return ids(folder / "pulled.tfstate")

    def locks(self) -> list[dict[str, Any]]:
        items = self.client("dynamodb").scan(TableName=TABLE)["Items"]
        return [json.loads(item["Info"]["S"]) for item in items if "Info" in item]

    @property
    def lock_id(self) -> str:
        return f"{self.bucket}/web.tfstate"

    def unlock(self) -> None:
        """Remove whatever lock there is, as its holder does in the end."""
        self.client("dynamodb").delete_item(TableName=TABLE, Key={"LockID": {"S": self.lock_id}})

    def lock(self, who: str) -> str:
        """Lock the state as a tofu elsewhere does; the lock's id."""
        identity = str(uuid.uuid4())
        path = self.lock_id
        info = {
            "ID": identity,
            "Operation": "OperationTypeApply",
            "Info": "",
            "Who": who,
            "Version": "1.6.2",
            "Created": "2026-01-01T00:00:00.000000000Z",
            "Path": path,
        }
        item = {"LockID": {"S": path}, "Info": {"S": json.dumps(info)}}
        self.client("dynamodb").put_item(TableName=TABLE, Item=item)
        return identity


@pytest.fixture
def place(local_aws: LocalAws, new_host: Callable[..., Host]) -> Place:
    made = Place(local_aws, new_host().region, f"states-{uuid.uuid4().hex[:12]}", new_host)
    configuration = {"LocationConstraint": made.region}
    located = {} if made.region == "us-east-1" else {"CreateBucketConfiguration": configuration}
    made.client("s3").create_bucket(Bucket=made.bucket, **located)
    if TABLE not in made.client("dynamodb").list_tables()["TableNames"]:
        made.client("dynamodb").create_table(
            TableName=TABLE,
            KeySchema=[{"AttributeName": "LockID", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "LockID", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
    return made


def test_a_state_in_s3_is_applied_and_then_shared(place: Place, tmp_path: Path) -> None:
    first = place.host(plain("a"))
    ended = first.apply()
    assert ended.code == 0, ended.said
    before = place.ids(tmp_path)
    is_settled(first)
    second = place.host(plain("a"))
    joined = is_settled(second)
    assert "there is a state that this host has not applied yet" in joined.said
    second.write({**plain("a", "b"), **place.backend()})
    assert second.apply().code == 0
    first.write({**plain("a", "b"), **place.backend()})
    is_settled(first)
    assert place.ids(tmp_path).items() > before.items()
    assert place.locks() == []
    assert not first.state_file.exists()
    row("state in S3", "first apply, second run, second host", "applied, nothing to do, joined and said so")


def test_two_hosts_at_once_make_everything_once(place: Place, tmp_path: Path) -> None:
    """The second waits for the lock of the state, then finds all done."""
    gate = Gate(tmp_path)
    first = place.host(gate.document, allowExec=True)
    second = place.host(gate.document, allowExec=True)
    working = first.start("apply", "--yes")
    gate.wait(first, working)
    waiting = second.start("apply", "--yes", "--lock-timeout", "600")
    assert waiting.stderr
    while "planning" not in (line := waiting.stderr.readline()):
        assert line, second.ended(waiting).said
    # Its plan comes to the lock of the state by then.
    time.sleep(3)
    assert waiting.poll() is None
    gate.open()
    ended, waited = first.ended(working), second.ended(waiting)
    assert (ended.code, waited.code) == (0, 0), ended.said + waited.said
    assert "3 created" in ended.said
    assert waited.stderr.endswith("web: nothing to do\n")
    assert set(place.ids(tmp_path)) == WHOLE
    assert place.locks() == []
    row(
        "two hosts at once, state in S3",
        "in mid-apply",
        "the second waits for the state's lock; all made once",
    )


def test_another_hosts_lock_is_waited_for_and_never_removed(place: Place) -> None:
    """Not that of a run on a host of the same name either, where this one has no interrupted run."""
    import socket

    host = place.host(plain("a"))
    assert host.apply().code == 0
    before = place.state()
    host.write({**plain("a", "b"), **place.backend()})
    identity = place.lock(f"root@{socket.gethostname()}")
    ended = host.apply()
    assert ended.code == 7, ended.said
    assert f"the state is locked by root@{socket.gethostname()}, apply since 2026-01-01" in error(ended)
    assert f"`unlock {identity}`" in error(ended)
    assert [lock["ID"] for lock in place.locks()] == [identity]
    assert place.state() == before
    looked = host.run("drift")
    assert looked.code == 0, looked.said
    assert host.run("state", "unlock", identity).code == 0
    assert host.apply().code == 0
    row(
        "another host's lock in S3",
        "before a run",
        "waits, ends with 7, names it; removed by `state unlock` only",
    )


def test_the_lock_of_an_own_interrupted_run_is_removed(place: Place, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    host = place.dead_host(gate)
    (left,) = place.locks()
    other = place.host(gate.document, allowExec=True)
    elsewhere = other.start("apply", "--yes")
    gate.open()
    again = host.apply("--lock-timeout", "600")
    assert again.code == 0, again.said
    assert f"removed the state lock {left['ID']} that a run of this host left when it died" in again.said
    waited = other.ended(elsewhere)
    assert waited.code in {0, 7}, waited.said
    assert f"removed the state lock {left['ID']}" not in waited.said
    is_settled(host)
    assert set(place.ids(tmp_path)) == WHOLE
    assert place.locks() == []
    row(
        "SIGKILL of program and tofu, state in S3",
        "in mid-apply, the state locked",
        "the host's next run removes its own lock and goes on; another host's run does not",
    )


@pytest.mark.thorough
def test_what_another_hosts_interrupted_run_has_made_is_found_by_its_tag(place: Place) -> None:
    """It was making again what had been deleted: the state that they share still has that."""
    with proxy(place.aws.endpoint) as (endpoint, faults):
        first, second = place.aws_host(endpoint), place.aws_host(place.aws.endpoint)
        assert first.apply().code == 0
        (was,) = (id_ for id_, kind in found(first, place.aws).items() if kind == "aws_subnet")
        place.client("ec2").delete_subnet(SubnetId=was)
        faults.lost = lambda call: call.action == "CreateSubnet"
        process = first.start("apply", "--yes")
        first.wait(process, lambda: faults.held)
        kill_everything(process)
        first.ended(process)
    (left,) = place.locks()
    assert second.run("state", "unlock", left["ID"]).code == 0
    ended = second.apply()
    assert ended.code == 0, ended.said
    assert "found aws_subnet.a: " in ended.said
    assert counts(found(second, place.aws)) == NETWORK
    is_settled(second)
    row(
        "SIGKILL of program and tofu, state in S3",
        "while it makes again what was deleted outside; then another host",
        "after `state unlock` the other host adopts it; nothing doubled",
    )


@pytest.mark.thorough
def test_after_an_interrupted_run_too_another_hosts_lock_is_waited_for(place: Place, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    host = place.dead_host(gate)
    gate.open()
    identity = place.lock("root@elsewhere")
    again = host.start("apply", "--yes", "--lock-timeout", "600")
    assert again.stderr
    said = ""
    # The first plan does not wait; the second does.
    while said.count("planning") < 2:
        line = again.stderr.readline()
        assert line, said
        said += line
    assert [lock["ID"] for lock in place.locks()] == [identity]
    place.unlock()
    ended = host.ended(again)
    assert ended.code == 0, said + ended.said
    assert "removed the state lock" not in said
    assert set(place.ids(tmp_path)) == WHOLE
    row("another host's lock in S3", "after an own interrupted run", "waited for as always, never removed")


def test_a_state_moves_from_the_host_to_s3_and_on(place: Place, tmp_path: Path) -> None:
    document = plain("a", "b")
    host = place.host(document)
    host.write(document)
    assert host.apply().code == 0
    before = ids(host.state_file)
    for key in ("web.tfstate", "moved/web.tfstate"):
        host.write({**document, **place.backend(key)})
        refused = host.apply()
        assert refused.code == 5, refused.said
        assert "move it with `state migrate`" in error(refused)
        moved = host.run("state", "migrate")
        assert moved.code == 0, moved.said
        is_settled(host)
        assert place.ids(tmp_path, key) == before
    # What was there stays there, and is not used again.
    assert ids(host.state_file) == before
    host.write(document)
    assert host.apply().code == 5
    row(
        "another backend",
        "local to S3, then another key",
        "refused; `state migrate` moves it, nothing made anew",
    )


def test_a_state_deleted_from_s3_is_no_first_start(place: Place, tmp_path: Path) -> None:
    host = place.host(plain("a"))
    assert host.apply().code == 0
    before = place.ids(tmp_path)
    place.client("s3").delete_object(Bucket=place.bucket, Key="web.tfstate")
    refused = host.apply()
    assert refused.code == 5, refused.said
    assert "the object in S3 is not the state that was written last" in error(refused)
    command = re.search(r"--key '([^']+)'", error(refused))
    assert command
    place.client("dynamodb").delete_item(TableName=TABLE, Key=json.loads(command[1]))
    again = host.apply()
    assert again.code == 5, again.said
    backup = re.search(r"the newest backup is (\S+);", error(again))
    assert backup
    assert host.run("state", "adopt", backup[1]).code == 0
    is_settled(host)
    assert place.ids(tmp_path) == before
    row(
        "state: deleted from S3",
        "before a run",
        "refused twice, nothing changed; `state adopt BACKUP` brings it back",
    )


def test_another_workspace_is_never_worked_in(place: Place) -> None:
    """An operator has made and chosen one by hand; the runs go on in the default one."""
    host = place.host(plain("a"))
    assert host.apply().code == 0
    host.run("tofu", "--", "workspace", "new", "other")
    host.run("tofu", "--", "workspace", "select", "other")
    fresh = place.host(plain("a"))
    (fresh.root / "cache/data").mkdir(parents=True)
    (fresh.root / "cache/data/environment").write_text("other")
    joined = is_settled(fresh)
    assert "there is a state that this host has not applied yet" in joined.said
    is_settled(host)
    row("another workspace chosen by hand", "before a run", "no influence: the default one is worked in")
