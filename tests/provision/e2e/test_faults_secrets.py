"""No credential is anywhere; sensitive values are in the state, its backups and the file of such outputs."""

from __future__ import annotations

import re
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from snowform.local import LocalAws
from tests.provision.e2e import stack
from tests.provision.e2e.harness import SECRET_KEY, Host, kill_everything, waiting_for
from tests.provision.e2e.proxy import DENIED, proxy, slow_writes
from tests.provision.e2e.scenes import Document, Gate, converges, error, key_pair, plain, plain_host
from tests.provision.e2e.table import row

pytestmark = pytest.mark.e2e

# Where a sensitive value may be, by the name of the file below the host's root.
MAY_HOLD_IT = re.compile(
    r"state/terraform\.tfstate(\.backup)?|state/backups/[^/]+\.tfstate|outputs/outputs\.sensitive\.json"
)
VARIABLE = {"password": {"type": "string", "sensitive": True}}
READABLE_BY_A_GROUP = {"outputs/outputs.json"}


def sensitive(**key: str) -> Document:
    """A stack with a sensitive variable in a resource and in an output; its value comes from a file."""
    document = key_pair()
    document["variable"] = VARIABLE
    document["resource"]["terraform_data"] = {"secret": {"input": "${var.password}"}}
    document["resource"]["aws_key_pair"]["admin"] |= key
    return document


def give_password(host: Host) -> None:
    """As NixOS gives it: from a file that only root can read."""
    file = host.root / "password"
    file.write_text(stack.SENSITIVE)
    host.arguments += ["--secret", f"password={file}"]


@contextmanager
def watched_arguments() -> Iterator[list[str]]:
    """What stands in the arguments of any process meanwhile."""
    seen: list[str] = []
    ended = threading.Event()

    def watch() -> None:
        while not ended.is_set():
            for process in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    text = process.read_text(errors="replace")
                except OSError:
                    continue
                if stack.SENSITIVE in text or SECRET_KEY in text:
                    seen.append(text)
            time.sleep(0.2)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        thread.join()


def made_by_the_program(host: Host) -> list[Path]:
    """All files and folders that its runs have made."""
    folders = ("state", "cache", "runtime", "outputs")
    return [
        path
        for name in folders
        if (host.root / name).exists()
        for path in [host.root / name, *(host.root / name).rglob("*")]
        if not path.is_symlink()
    ]


def check(host: Host, *, killed: bool = False) -> None:
    """Search all that there is, and look at who may read it."""
    for path in made_by_the_program(host):
        name = str(path.relative_to(host.root))
        mode = stat.S_IMODE(path.stat().st_mode)
        if path.is_dir():
            assert mode == 0o700, (name, oct(mode))
            continue
        content = path.read_bytes()
        assert SECRET_KEY.encode() not in content, name
        if not MAY_HOLD_IT.fullmatch(name):
            assert stack.SENSITIVE.encode() not in content, name
        assert path.name != "tfplan" or killed, name
        assert mode == (0o640 if name in READABLE_BY_A_GROUP else 0o600), (name, oct(mode))
    for said in host.spoken:
        assert SECRET_KEY not in said
        assert stack.SENSITIVE not in said


def test_nothing_holds_what_it_must_not(new_host: Callable[..., Host], local_aws: LocalAws) -> None:
    with proxy(local_aws.endpoint) as (endpoint, faults), watched_arguments() as seen:
        host = new_host(endpoint, kept=False)
        outputs = host.root / "outputs"
        outputs.mkdir(mode=0o700)
        host.arguments += ["--outputs", str(outputs), "--outputs-group", "root"]
        give_password(host)
        host.write(sensitive())
        faults.instead = lambda call: DENIED if call.action == "ImportKeyPair" else None
        assert host.apply().code == 1
        check(host)
        faults.instead = lambda _call: None
        faults.late = slow_writes(5.0)
        process = host.start("apply", "--yes", "--values")
        with waiting_for(host.state / "capture.jsonl", '"type":"apply_start"'):
            kill_everything(process)
        host.ended(process)
        check(host, killed=True)
        faults.late = lambda _call: 0.0
        converges(host)
        check(host)
        assert (
            outputs / "outputs.sensitive.json"
        ).read_text() == f'{{\n  "password": "{stack.SENSITIVE}"\n}}\n'
        host.write(sensitive(key_name="renamed"))
        assert host.apply("--values", "--json").code == 4
        for command in (("drift", "--json"), ("output",), ("show", "--json"), ("show",), ("state", "list")):
            assert host.run(*command).code in {0, 3}
        check(host)
    assert seen == []
    row(
        "a secret key and a sensitive value",
        "failed, killed, adopted, refused, drift, output",
        "only where they may be",
    )


def test_what_tofu_says_about_a_sensitive_value_is_not_kept(tmp_path: Path) -> None:
    """A provisioner that prints it and fails: tofu quotes both its command and its output then."""
    host = plain_host(tmp_path / "host")
    gate = Gate(tmp_path / "host")
    document = gate.document
    document["variable"] = VARIABLE
    give_password(host)
    resources = document["resource"]["terraform_data"]
    resources["first"] = {"input": "${var.password}"}
    resources["gate"]["provisioner"].append({"local-exec": {"command": "echo ${var.password}; exit 3"}})
    host.write(document)
    host.policy(allowExec=True)
    process = host.start("apply", "--yes")
    gate.wait(host, process)
    check(host, killed=True)
    gate.open()
    ended = host.ended(process)
    assert ended.code == 1, ended.said
    assert "Output: (sensitive)" in error(ended)
    check(host)
    row("a provisioner that prints a sensitive value and fails", "in mid-apply", "neither kept nor said")


def test_what_tofu_says_about_a_sensitive_value_of_the_configuration_is_not_said(tmp_path: Path) -> None:
    """Only the plan tells that it is one: it came with no option."""
    host = plain_host(tmp_path / "host")
    document = plain("a")
    document["variable"] = {"password": {"default": stack.SENSITIVE, "sensitive": True}}
    document["resource"]["terraform_data"]["loud"] = {
        "input": "${var.password}",
        "provisioner": [{"local-exec": {"command": "echo ${self.input}; exit 3"}}],
    }
    host.write(document)
    host.policy(allowExec=True)
    ended = host.apply()
    assert ended.code == 1, ended.said
    assert "Output: (sensitive)" in error(ended)
    assert stack.SENSITIVE not in ended.said


def test_a_folder_that_others_can_read_is_refused(tmp_path: Path) -> None:
    host = plain_host(tmp_path / "host")
    host.write(plain("a"))
    host.state.mkdir(mode=0o755)
    host.state.chmod(0o755)
    ended = host.apply()
    assert ended.code == 9, ended.said
    assert f"chmod 700 {host.state}" in error(ended)
    host.state.chmod(0o700)
    assert host.apply().code == 0
    check(host)
    row(
        "a state folder that others can read",
        "before a run",
        "ends with 9 and names the chmod, nothing changed",
    )
