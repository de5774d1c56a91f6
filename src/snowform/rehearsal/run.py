"""The steps of a rehearsal. Each is a run of the program that an apply at the desk and on a host is."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import snowform.provision
from snowform.errors import SnowformError
from snowform.files import write_atomic
from snowform.local import LocalAws
from snowform.provision.configuration.overrides import STACK_TAG
from snowform.provision.errors import ExitCode
from snowform.provision.host.files import read_json
from snowform.provision.run.workspace import CONFIGURATION
from snowform.provision.state.document import StateDocument
from snowform.rehearsal.configuration import regions, rehearsed, unprotected
from snowform.rehearsal.disturbance import TAG, disturb, left
from snowform.rehearsal.report import Outcome, Report, Step
from snowform.tofu import cli_config, find_tofu

# moto's one account: whatever asks another one is refused.
_ACCOUNT = "123456789012"
_POLICY = {
    "allowedAccountIds": [_ACCOUNT],
    **dict.fromkeys(("allowDestroy", "allowReplace", "allowDataLoss", "allowDisruptive"), True),
    "allowAccessCut": True,
}
# How moto answers what it lacks, and the provider hands it on.
_LACKING = re.compile(
    r"StatusCode: 50[01]|NotImplemented|not (?:yet )?(?:been )?implemented|InternalFailure|InternalError",
    re.I,
)
# What a second plan wants to change again, by the page on the local AWS.
_LEFT_GAPS = {("aws_ami_copy", "description")}

_DOING = {
    "apply": "applying",
    "plan": "planning again",
    "drift": "looking for what changed",
    "destroy": "destroying",
}


class Interrupted(SnowformError):
    """Told to stop; what ran was let finish."""


@dataclass(frozen=True)
class _Ended:
    """A run of the program: its report, where it printed one, and what it said."""

    code: int
    report: Mapping[str, Any]
    said: str

    @property
    def counts(self) -> Mapping[str, int]:
        return self.report.get("counts", {})  # type: ignore[no-any-return]

    @property
    def reason(self) -> str:
        """Its last line, which says how it ended."""
        lines = [line for line in self.said.splitlines() if line.strip()]
        return lines[-1].partition("error: ")[2] or lines[-1] if lines else f"exit code {self.code}"


class _Over(Exception):
    """The rest cannot be tried."""


def rehearse(
    stack: str,
    folder: Path,
    aws: LocalAws,
    *,
    options: Sequence[str] = (),
    tell: Callable[[Step], None] = lambda _: None,
    waits: Callable[[str], AbstractContextManager[None]] = lambda _: nullcontext(),
) -> Report:
    """Apply a stack to the local AWS, plan again, disturb it, put it right, and destroy it.

    `folder` holds the stack's folder `configuration`, as an apply has it, and gets all that the runs keep;
    `options` give values to variables, as the program has them. Each step is told as soon as it has ended.
    `waits` surrounds what takes long, and is told what that is.
    Raises NotRehearsed where the stack is none of AWS alone, ProgramMissing where there is no OpenTofu, and
    Interrupted after Ctrl-C.
    """
    document = rehearsed(read_json(folder / "configuration" / CONFIGURATION), stack)
    write_atomic(folder / "configuration" / CONFIGURATION, json.dumps(document, indent=2))
    write_atomic(folder / "policy.json", json.dumps(_POLICY))
    rehearsal = _Rehearsal(stack, folder, aws, tuple(options), tell, waits)
    try:
        rehearsal.apply()
        rehearsal.plan_again()
        rehearsal.drift()
    except _Over:
        pass
    rehearsal.destroy(document)
    return rehearsal.report


class _Rehearsal:
    def __init__(
        self,
        stack: str,
        folder: Path,
        aws: LocalAws,
        options: tuple[str, ...],
        tell: Callable[[Step], None],
        waits: Callable[[str], AbstractContextManager[None]],
    ) -> None:
        self._stack, self._folder, self._aws, self._options = stack, folder, aws, options
        self._tell, self._waits = tell, waits
        self._since = time.monotonic()
        self.report = Report(stack)

    def apply(self) -> None:
        ended = self._run("apply", "--yes", "--json")
        if ended.code:
            self._failed("apply", ended)
            raise _Over
        self._done("apply", f"{ended.counts['create']} created")

    def plan_again(self) -> None:
        ended = self._run("plan", "--json", "--detailed-exitcode")
        if ended.code not in {ExitCode.OK, ExitCode.CHANGES}:
            self._failed("second plan", ended)
            return
        changes = [change for change in ended.report["changes"] if change["group"] != "read"]
        own = [change for change in changes if not _is_known_gap(change)]
        if own:
            listed = "\n".join(f"{change['address']}: {', '.join(change['changed'])}" for change in own)
            self._done("second plan", f"not empty: it would change again\n{listed}", Outcome.FAILED)
        elif changes:
            self._done("second plan", "empty but for known gaps of the local AWS", Outcome.GAP)
        else:
            self._done("second plan", "empty")

    def drift(self) -> None:
        address = disturb(self._aws, self._state().objects)
        if not address:
            self._done("drift", "nothing here takes a tag from outside", Outcome.SKIPPED)
            return
        ended = self._run("drift", "--json")
        found = [change["address"] for change in ended.report.get("drift", ())]
        if ended.code not in {ExitCode.OK, ExitCode.CHANGES}:
            self._failed("drift", ended)
        elif address in found:
            self._done("drift", f'{address} was tagged "{TAG}" outside: found')
        else:
            # The configuration may ignore changes of tags, which is its good right.
            self._done("drift", f"{address} was tagged outside, and no drift is told", Outcome.SKIPPED)
            return
        ended = self._run("apply", "--yes", "--json")
        if ended.code:
            self._failed("put right", ended)
        else:
            self._done("put right", f"{ended.counts['update']} changed")

    def destroy(self, document: Mapping[str, Any]) -> None:
        if not (self._folder / "state" / "terraform.tfstate").is_file():
            return
        if (without := unprotected(document)) != document:
            write_atomic(self._folder / "configuration" / CONFIGURATION, json.dumps(without, indent=2))
            # Where it fails, so does what follows, with a better word for it.
            self._run("apply", "--yes", "--json")
        ended = self._run("destroy", "--yes", "--json")
        if ended.code:
            self._failed("destroy", ended)
            return
        remaining = left(self._aws, {STACK_TAG: self._stack}, regions(document, self._aws.region))
        many = f"{ended.counts['destroy']} destroyed"
        if remaining:
            self._done("destroy", "\n".join((f"{many}, and still there:", *remaining)), Outcome.FAILED)
        else:
            self._done("destroy", f"{many}, nothing is left")

    def _state(self) -> StateDocument:
        path = self._folder / "state" / "terraform.tfstate"
        return StateDocument.parse(path.read_text(encoding="utf-8"), str(path))

    def _done(self, name: str, detail: str, outcome: Outcome = Outcome.OK) -> None:
        now = time.monotonic()
        step = Step(name, outcome, now - self._since, detail)
        self._since = now
        self.report.steps.append(step)
        self._tell(step)

    def _failed(self, name: str, ended: _Ended) -> None:
        lacking = ended.code == ExitCode.FAILED and _LACKING.search(ended.said)
        if lacking:
            self._done(name, f"the local AWS lacks what it takes: {ended.reason}", Outcome.GAP)
        else:
            self._done(name, ended.reason, Outcome.FAILED)

    def _run(self, command: str, *options: str) -> _Ended:
        folders = [
            f"--{name}={self._folder / name}" for name in ("configuration", "state", "cache", "runtime")
        ]
        mirror = cli_config(self._folder / "cache")
        argv = [
            *(sys.executable, "-I", str(Path(snowform.provision.__file__).parent), command),
            *(f"--stack={self._stack}", f"--tofu={find_tofu()}", *folders),
            *(f"--policy={self._folder / 'policy.json'}", *([f"--cli-config={mirror}"] if mirror else [])),
            *(*self._options, *options),
        ]
        with self._waits(_DOING[command]), _waiting_for_the_end():
            process = subprocess.run(
                argv,
                env=self._aws.isolated(os.environ),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
        try:
            report = json.loads(process.stdout) if process.stdout.strip() else {}
        except ValueError:
            report = {}
        return _Ended(process.returncode, report, process.stderr)


def _is_known_gap(change: Mapping[str, Any]) -> bool:
    changed = change["changed"]
    return bool(changed) and all((change["type"], name) in _LEFT_GAPS for name in changed)


@contextmanager
def _waiting_for_the_end() -> Iterator[None]:
    """Ctrl-C reaches the program, too, which lets a running apply finish: so it is waited for."""
    told: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: told.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if told:
        raise Interrupted("told to stop; the local AWS and all in it are gone")
