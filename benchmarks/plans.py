"""How the time and memory of judging, telling and recording a plan grow with its changes; no tofu is run.

python -m benchmarks.plans                          1,000 / 2,000 / 4,000 changes
python -m benchmarks.plans 10000 50000              other numbers of them
python -m benchmarks.plans --only secret --memory   groups of that name, with peaks of memory

Each figure is the processor time of one step, upon the results of those before it. Of a group with a step of
more than `--limit` seconds larger numbers are left out.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import plan_documents as make
from snowform.provision.console.console import Console
from snowform.provision.crash import journal
from snowform.provision.crash.candidates import RecoveryInputs
from snowform.provision.crash.investigation import recover
from snowform.provision.crash.journal import Intent, Journal, Run
from snowform.provision.crash.leftovers import Leftovers, Uncertain, find_leftovers
from snowform.provision.host.paths import Paths
from snowform.provision.plan import accounts, deleted_outside
from snowform.provision.plan.approval import digest
from snowform.provision.plan.changes import read_plan
from snowform.provision.plan.judge import judge
from snowform.provision.plan.policy import Policy
from snowform.provision.plan.sensitive_values import makes_secrets
from snowform.provision.report import stored, summary
from snowform.provision.report.progress import Progress
from snowform.provision.run import refresh
from snowform.provision.state import backups
from snowform.provision.state.backend import Backend
from snowform.provision.state.document import StateDocument

Step = tuple[str, Callable[[], Any]]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def plan_steps(kind: str, size: int) -> Iterator[Step]:
    """Read a plan of that kind, judge it, tell of it."""
    document = make.PLANS[kind](size)
    policy = Policy.parse(make.exceptions(size) if "exception" in kind else {}, "policy")
    console = Console(io.StringIO(), io.StringIO())
    made: dict[str, Any] = {}

    def read() -> None:
        made["plan"] = read_plan(document)
        console.hidden.add_all(made["plan"].secrets)

    def decide() -> None:
        made["verdict"] = judge(made["plan"], policy)
        found = accounts.provider_configurations(document, lambda _module, _name: True)
        accounts.untagged(document, found, {"state": "l"})
        deleted_outside.refuse(document, policy)
        makes_secrets(document)

    def report() -> None:
        made["report"] = stored.plan_report(
            made["plan"], made["verdict"], stack="web", operation="apply", digest="0", now=NOW
        )
        json.dumps(made["report"], indent=2, sort_keys=True, ensure_ascii=False)
        console.say(stored.text(made["report"]))

    def summarise() -> None:
        parts = (
            summary.drift(made["plan"], console),
            summary.summary(made["plan"], console, stack="web", digest="0"),
            summary.refusals(made["verdict"], console),
        )
        for part in parts:
            console.say(part)

    yield "read", read
    yield "judge", decide
    yield "report", report
    yield "summary", summarise
    yield "digest", lambda: digest(made["plan"], "l", "salt", folders=("/run/snowform/run-1",))


def run_steps(size: int, folder: Path) -> Iterator[Step]:
    """What an apply writes down, and what the next run reads of it."""
    folders = [folder / name for name in ("configuration", "state", "cache", "runtime")]
    for made_folder in folders:
        made_folder.mkdir(mode=0o700)
    paths = Paths("web", *folders, tofu=Path("tofu"))
    intents = [Intent(f"aws_instance.host-{n}", "aws_instance") for n in range(size)]
    console = Console(io.StringIO(), io.StringIO())
    console.hidden.add(make.secret(n) for n in range(size))
    lines, state = [*make.events(size)], make.state(size)
    paths.state_file.write_text(state)
    made: dict[str, Any] = {}

    def follow() -> None:
        progress = Progress(console, size)
        for line in lines:
            progress.feed(line)
            progress.tick()

    def write() -> None:
        made["journal"] = Journal.open(paths, Run("apply", "l", 3), intents)
        paths.capture.write_text("\n".join(lines) + "\n")
        made["journal"].absorb(paths.capture)
        made["journal"].close("died")

    def read() -> None:
        made["records"] = journal.unsettled(paths)
        journal.created_addresses(paths, "l")

    def parse() -> None:
        made["state"] = StateDocument.parse(state, "state")

    def archive() -> None:
        with zipfile.ZipFile(folder / "plan", "w") as written:
            written.writestr("tfstate-prev", state)
            written.writestr("tfstate", state)

    yield "progress, with a secret each", follow
    yield "journal written", write
    yield "journal read back", read
    yield "state read", parse
    yield "leftovers, nothing lost", lambda: find_leftovers(made["records"], made["state"])
    yield "state kept as a backup", lambda: backups.keep(paths, None, Backend(), "before")  # type: ignore[arg-type]
    archive()
    yield (
        "state compared with a refreshed one",
        lambda: refresh._differ(*(refresh._states(folder / "plan") or ("", ""))),
    )
    yield "journal settled", lambda: journal.settle_all(paths)


def recovery_steps(size: int, folder: Path, *, twins: bool) -> Iterator[Step]:
    """Find instances again, none of which the state knows."""
    cloud = make.Cloud(size, folder, twins=twins)
    uncertain = tuple(Uncertain(f"aws_instance.host-{n}", "aws_instance") for n in range(size))
    tags = {"snowform:state": "l"}
    state = StateDocument.parse(make.state(size // 2).replace("i-0", "i-9"), "state")
    inputs = RecoveryInputs(cloud.document, state, Leftovers(uncertain=uncertain), tags)

    def find() -> None:
        found = recover(cloud, folder, inputs, sleep=lambda _seconds: None)
        assert len(found.imports) == size

    yield "all found", find


def groups(size: int, scratch: Path) -> dict[str, Callable[[], Iterator[Step]]]:
    """All that is measured, by a name; the steps of a group go upon each other."""

    def folder(name: str) -> Path:
        made = scratch / f"{name}-{size}"
        made.mkdir()
        return made

    return {
        **{kind: partial(plan_steps, kind, size) for kind in make.PLANS},
        "an apply's files": lambda: run_steps(size, folder("apply")),
        "recovery of instances": lambda: recovery_steps(size, folder("instances"), twins=False),
        "recovery of twins": lambda: recovery_steps(size, folder("twins"), twins=True),
    }


def measured(step: Callable[[], Any], *, memory: bool) -> tuple[float, float]:
    """Seconds of processor time, and the peak of allocated megabytes beyond what was there before."""
    gc.collect()
    if memory:
        tracemalloc.start()
    start = time.process_time()
    step()
    took = time.process_time() - start
    peak = tracemalloc.get_traced_memory()[1] / 2**20 if memory else 0.0
    tracemalloc.stop()
    return took, peak


def main(sizes: list[int], only: str, limit: float, *, memory: bool) -> None:
    found: dict[str, dict[int, tuple[float, float]]] = {}
    slow: set[str] = set()
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            for group, of in groups(size, Path(scratch)).items():
                if only not in group or group in slow:
                    continue
                for name, step in of():
                    cell = measured(step, memory=memory)
                    found.setdefault(f"{group}: {name}", {})[size] = cell
                    if cell[0] > limit:
                        slow.add(group)
    print(f"| step | {' | '.join(f'{size:,}' for size in sizes)} |\n|{' --- |' * (len(sizes) + 1)}")
    for name, cells in found.items():
        shown = [_cell(cells.get(size), memory=memory) for size in sizes]
        print(f"| {name} | {' | '.join(shown)} |")


def _cell(cell: tuple[float, float] | None, *, memory: bool) -> str:
    if cell is None:
        return "-"
    return f"{cell[0]:.2f} s, {cell[1]:.0f} MB" if memory else f"{cell[0]:.2f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 2_000, 4_000])
    parser.add_argument("--only", default="", help="what stands in the name of a group")
    parser.add_argument(
        "--limit", type=float, default=60.0, help="seconds after which a group is not repeated"
    )
    parser.add_argument("--memory", action="store_true", help="peaks too, which makes the times longer")
    given = parser.parse_args()
    main(given.sizes, given.only, given.limit, memory=given.memory)
