"""Run the provisioning program as a host does, on real OpenTofu and AWS provider, against the local AWS."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from snowform.local import LocalAws
from snowform.provision.tofu.environment import environment as handed_on
from snowform.tofu import cli_config, find_tofu
from tests.e2e.harness import running_provider, unpacked_provider

PROGRAM = Path(__file__).parents[3] / "src" / "snowform" / "provision"
# Regions keep the stacks of tests apart in one local AWS: what exists in one is of one test.
REGIONS = (
    *(
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "us-west-2",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "eu-north-1",
    ),
    *("ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "ap-northeast-2", "sa-east-1"),
    *("ca-central-1", "eu-central-1"),
)
SECRET_KEY = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYzzCREDENTIAL"


@dataclass(frozen=True)
class Ended:
    """One command that has ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def said(self) -> str:
        return self.stderr + self.stdout


@dataclass
class KeptProviders:
    """AWS providers that go on running between commands, one for each environment: their starts take longest.

    Each is a program in place of tofu that hands its provider on. The provider is then neither installed nor
    in the dependency lock file, it holds one configuration at a time, and it outlives what is killed.
    """

    folder: Path
    running: ExitStack
    _programs: dict[str, Path] = field(default_factory=dict)

    def tofu(self, environment: Mapping[str, str]) -> Path:
        """A tofu whose provider keeps running; plain tofu where no provider lies unpacked."""
        binary = unpacked_provider()
        if binary is None:
            return find_tofu()
        passed = handed_on({}, environment)
        key = json.dumps(passed, sort_keys=True)
        if key not in self._programs:
            variables = self.running.enter_context(running_provider(binary, passed))
            exports = " ".join(f"{name}={shlex.quote(value)}" for name, value in variables.items())
            program = self.folder / f"tofu-{len(self._programs)}"
            program.write_text(f'#!/bin/sh\n{exports} exec {shlex.quote(str(find_tofu()))} "$@"\n')
            program.chmod(0o755)
            self._programs[key] = program
        return self._programs[key]


@dataclass
class Host:
    """A host with one stack on it: the program's folders below `root`, and its commands.

    With `kept` commands that run to their end use a provider that keeps running; `start` never does.
    """

    root: Path
    environment: Mapping[str, str]
    mirror: Path
    region: str
    arguments: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    kept: KeptProviders | None = None

    @property
    def state(self) -> Path:
        return self.root / "state"

    @property
    def state_file(self) -> Path:
        return self.state / "terraform.tfstate"

    def write(self, document: Mapping[str, Any]) -> None:
        """The stack's configuration from now on."""
        folder = self.root / "configuration"
        folder.mkdir(exist_ok=True)
        (folder / "config.tf.json").write_text(json.dumps(document))

    def policy(self, **keys: Any) -> None:
        """The host's policy from now on."""
        path = self.root / "policy.json"
        path.write_text(json.dumps(keys))
        if "--policy" not in self.arguments:
            self.arguments += ["--policy", str(path)]

    def start(self, command: str, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """Start a command, in a process group of its own."""
        return self._start(find_tofu(), command, *arguments, **options)

    def run(self, command: str, *arguments: str) -> Ended:
        """Run a command to its end."""
        tofu = self.kept.tofu(self.variables) if self.kept else find_tofu()
        return self.ended(self._start(tofu, command, *arguments))

    def asked(self, command: str, *arguments: str) -> tuple[Ended, list[str]]:
        """Run a command, and what it asked tofu for: `plan`, or `plan +` where it hashes no provider."""
        log, program = self.root / "asked", self.root / "asked-tofu"
        text = (
            "#!/bin/sh\n"
            'grep -q dev_overrides "$TF_CLI_CONFIG_FILE" && trusted=" +"\n'
            f'echo "$1$trusted" >>{shlex.quote(str(log))}\n'
            f'exec {shlex.quote(str(find_tofu()))} "$@"\n'
        )
        # Written once: another program is initialized anew.
        if not program.exists():
            program.write_text(text)
            program.chmod(0o755)
        log.write_text("")
        return self.ended(self._start(program, command, *arguments)), log.read_text().splitlines()

    def _start(self, tofu: Path, command: str, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        paths = [*self._paths(), "--tofu", str(tofu)]
        return subprocess.Popen(
            [sys.executable, "-I", str(PROGRAM), command, *paths, *self.arguments, *arguments],
            env=self.variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
            **options,
        )

    def wait(
        self, process: subprocess.Popen[str], reached: Callable[[], object], seconds: float = 300
    ) -> None:
        """Until a running command has come so far; an AssertionError where it ends before, or never does."""
        until = time.monotonic() + seconds
        while not reached():
            assert process.poll() is None, self.ended(process).said
            assert time.monotonic() < until, "the command never came so far"
            time.sleep(0.02)

    def ended(self, process: subprocess.Popen[str], timeout: float = 900) -> Ended:
        """Wait for a command; what all commands said is kept for the search for secrets."""
        stdout, stderr = process.communicate(timeout=timeout)
        self.spoken += [stdout, stderr]
        return Ended(process.returncode, stdout, stderr)

    def apply(self, *arguments: str) -> Ended:
        return self.run("apply", "--yes", *arguments)

    def resources(self) -> dict[str, str]:
        """Address to id of what the state knows, data sources left out."""
        document = json.loads(self.state_file.read_text())
        return {
            f"{resource['type']}.{resource['name']}": str(instance["attributes"]["id"])
            for resource in document["resources"]
            if resource["mode"] == "managed"
            for instance in resource["instances"]
        }

    def _paths(self) -> list[str]:
        return [
            *("--stack", "web"),
            *("--configuration", str(self.root / "configuration")),
            *("--state", str(self.state)),
            *("--runtime", str(self.root / "runtime")),
            *("--cache", str(self.root / "cache")),
            *("--cli-config", str(self.mirror)),
        ]

    @property
    def variables(self) -> dict[str, str]:
        """The environment of its commands."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TF_"))}
        return {**kept, **self.environment}


def environment(aws: LocalAws, endpoint: str, region: str) -> dict[str, str]:
    """What leads a program to the local AWS at that endpoint, with a secret key that can be searched for."""
    return {
        **aws.environment(),
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
    }


def host(
    root: Path,
    aws: LocalAws,
    cache: Path,
    region: str,
    endpoint: str = "",
    kept: KeptProviders | None = None,
) -> Host:
    """A new host, whose stack talks to the local AWS, or to `endpoint` before it."""
    mirror = cli_config(cache)
    assert mirror is not None
    made = Host(root, environment(aws, endpoint or aws.endpoint, region), mirror, region, kept=kept)
    override = root / "fewer_retries.json"
    # What the local AWS lacks, or a proxy denies, is told after seconds instead of minutes.
    override.write_text(json.dumps(aws.override()))
    made.arguments += ["--override", str(override)]
    return made


def signal_group(process: subprocess.Popen[str], number: signal.Signals) -> None:
    """What a terminal does at Ctrl-C, and systemd by its default kill mode."""
    os.killpg(process.pid, number)


def processes_below(pid: int) -> list[int]:
    """The ids of a process's descendants, whatever sessions they are in."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat[1])
    found = [pid]
    for parent in found:
        found += [child for child, its in parents.items() if its == parent]
    return found[1:]


def kill_everything(process: subprocess.Popen[str]) -> None:
    """SIGKILL for the program, tofu and the provider, as at a power cut."""
    for pid in [process.pid, *processes_below(process.pid)]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.wait()


@contextmanager
def waiting_for(path: Path, text: str, seconds: float = 300) -> Iterator[None]:
    """Go on as soon as a file holds a text; an AssertionError where it never does."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if path.exists() and text in path.read_text(errors="replace"):
            yield
            return
        time.sleep(0.02)
    raise AssertionError(f"{path} never held {text!r}")
