"""The same programs on the real engine and on the native one, and what differs between their results."""

from __future__ import annotations

import difflib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(__file__).parent / "programs"
RUNNER = Path(__file__).parent / "run_programs.py"
ENGINES = ("cdktf", "native")
# How many processes share the programs: the real engine is the slow one.
WORKERS = {"cdktf": 2, "cdktn": 2, "native": 1}
TIMEOUT = 600
# Some checks ask Terraform for its version; programs name the one they want to be there.
TERRAFORM_VERSIONS = {"terraform": "1.9.8", "old-terraform": "1.1.0"}

Environment = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Failure:
    """How a program failed: the built-in class of the error, its text, the program's lines that led to it."""

    family: str
    message: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Result:
    """What a program left behind."""

    files: Mapping[str, str]
    printed: str
    failure: Failure | None


def all_programs() -> list[Path]:
    return sorted(PROGRAMS.glob("*/*.py"))


def program_id(program: Path) -> str:
    return f"{program.parent.name}/{program.stem}"


def must_fail(program: Path) -> bool:
    return program.stem.startswith("error_")


def run_on_both(programs: Iterable[Path], out: Path) -> None:
    """Run the programs on both engines; `read` finds what they left in `out`."""
    run_on(ENGINES, programs, out)


def run_on(engines: Sequence[str], programs: Iterable[Path], out: Path, python: str = sys.executable) -> None:
    """Run the programs on engines, by a Python that has them; `read` finds what they left in `out`."""
    jobs = list(_jobs(engines, list(programs)))
    tools = _fake_terraforms(out)
    with ThreadPoolExecutor(len(jobs) or 1) as pool:
        list(pool.map(lambda job: _run_job(out, tools, python, *job), jobs))


def read(engine: str, program: Path, out: Path) -> Result:
    """What a program left behind on an engine."""
    folder = _result_folder(out, engine, program)
    result = json.loads(folder.with_suffix(".json").read_text())
    files = {
        str(path.relative_to(folder)): path.read_text(errors="backslashreplace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    work = result.get("folder") or "<no folder>"
    error = result["error"]
    return Result(
        files={name: text.replace(work, "<folder>") for name, text in files.items()},
        printed=result["printed"].replace(work, "<folder>"),
        failure=error and Failure(error["family"], error["message"], tuple(error["lines"])),
    )


def difference(real: Result, native: Result) -> str:
    """What is different, for people; nothing if nothing is."""
    return "\n".join([*_failure_difference(real.failure, native.failure), *_content_difference(real, native)])


def _failure_difference(real: Failure | None, native: Failure | None) -> list[str]:
    if real is None or native is None:
        return [] if real is native else [f"cdktf: {_said(real)}", f"native: {_said(native)}"]
    # A callback's error comes back from JavaScript as another one, without the callback's own lines.
    in_callback = native.lines[: len(real.lines)] == real.lines != native.lines
    same = real.lines == native.lines and real.family == native.family
    if (in_callback or same) and native.message.strip():
        return []
    return [f"cdktf: {_said(real)}", f"native: {_said(native)}"]


def _said(failure: Failure | None) -> str:
    if failure is None:
        return "no error"
    return f"{failure.family} in line {' > '.join(map(str, failure.lines)) or '?'}: {failure.message}"


def _content_difference(real: Result, native: Result) -> list[str]:
    if real.failure is not None:
        return []
    pairs = [("printed", real.printed, native.printed)]
    pairs += [
        (name, real.files.get(name, ""), native.files.get(name, ""))
        for name in {**real.files, **native.files}
    ]
    missing = sorted(real.files.keys() ^ native.files.keys())
    return [f"only one of them wrote {name}" for name in missing] + [
        line
        for name, theirs, ours in pairs
        if theirs != ours
        for line in difflib.unified_diff(
            theirs.splitlines(), ours.splitlines(), f"cdktf: {name}", f"native: {name}", lineterm=""
        )
    ]


def _jobs(engines: Sequence[str], programs: list[Path]) -> Iterable[tuple[str, int, Environment, list[Path]]]:
    """The processes to start. Programs with variables of their own get one of their own."""
    groups: dict[Environment, list[Path]] = {}
    for program in programs:
        groups.setdefault(_environment(program), []).append(program)
    number = 0
    for engine in engines:
        for environment, members in groups.items():
            workers = 1 if environment else WORKERS[engine]
            for worker in range(workers):
                if share := members[worker::workers]:
                    number += 1
                    yield engine, number, environment, share


def _environment(program: Path) -> Environment:
    """The variables that a program asks for in lines like `# env: NAME=value`."""
    found = re.findall(r"^# env: (\w+)=(.*)$", program.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(sorted(found))


def _run_job(
    out: Path,
    tools: Path,
    python: str,
    engine: str,
    number: int,
    environment: Environment,
    share: Sequence[Path],
) -> None:
    work = out / f"work-{number}"
    while waiting := [program for program in share if not _result_file(out, engine, program).exists()]:
        work.mkdir()
        command = [python, "-P", str(RUNNER), engine, str(out / engine), *map(str, waiting)]
        said = _run_process(command, tools, environment, work)
        work.rename(out / f"{work.name}-after-{waiting[0].stem}")
        unfinished = [program for program in waiting if not _result_file(out, engine, program).exists()]
        if unfinished:
            _record_crash(_result_file(out, engine, unfinished[0]), said)


def _run_process(command: Sequence[str], tools: Path, environment: Environment, work: Path) -> str:
    """Run programs in one process; what it said in the end."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("CDKTF_", "SYNTH_", "TF_"))
    }
    env |= {
        "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "20",
        "PATH": f"{tools}{os.pathsep}{env['PATH']}",
        **dict(environment),
    }
    try:
        done = subprocess.run(
            command, cwd=work, env=env, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        return f"no end after {TIMEOUT} s"
    return f"the process ended with {done.returncode}: {done.stderr[-2000:]}"


def _record_crash(file: Path, said: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"printed": "", "error": {"family": "crash", "message": said, "lines": []}}))


def _result_folder(out: Path, engine: str, program: Path) -> Path:
    return out / engine / program.parent.name / program.stem


def _result_file(out: Path, engine: str, program: Path) -> Path:
    return _result_folder(out, engine, program).with_suffix(".json")


def _fake_terraforms(out: Path) -> Path:
    folder = out / "tools"
    folder.mkdir(parents=True)
    for name, version in TERRAFORM_VERSIONS.items():
        (folder / name).write_text(f"#!/bin/sh\necho 'Terraform v{version}'\n")
        (folder / name).chmod(0o755)
    return folder
