"""`snowform watch`: synthesize and check at each change of the project.

Each run is a fork of this process, which has loaded what runs use, but nothing of the program: a run begins
as a new process does, without the time that this takes.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from snowform.cli import guarded, synthesis
from snowform.cli.commands import with_options
from snowform.cli.console import BOLD, GREEN, RED, flush_streams, insist, say, say_warning, style
from snowform.cli.stacks import stacks_argument
from snowform.engine import hook
from snowform.synth.context import files_of
from snowform.synth.project import find_project
from snowform.synth.watching import Watcher, content, look, written_to
from snowform.synth.writing import relative

OPTIONS = tuple(option for option in synthesis.OPTIONS if option.parameter not in {"as_json", "compare"})
# Of Snowform's own modules those that stand on an engine are each run's own.
_EACH_RUNS_OWN = ("snowform.aws", "snowform.bindings", "snowform.providers", "snowform.cli")
# They say something, or do, when they are loaded.
_ODD = frozenset({"__main__", "antigravity", "this"})


@click.command()
@stacks_argument
@with_options(OPTIONS)
def command(stacks: tuple[str, ...], **given: Any) -> int:
    """Synthesize and check STACKs (all, if none is named), now and at each change of the project's files.

    Does what `snowform synth` does, and writes what that writes. A program that fails and a configuration
    that is refused are told, and the next change is waited for. Hidden folders, virtual environments and what
    Snowform writes are not looked at, files that --context names are, wherever they lie. Ctrl-C ends it.

    Exit codes: 0 when it is ended, 1 where there is no project, 2 wrong usage.
    """
    if given["output"] == "-":
        raise click.UsageError("-o - prints one stack; a watch writes folders")
    project = find_project(given["directory"], app=given["app"], context=given["context"])
    # The default lies in the project wherever the command is run; a folder that is named lies where it says.
    written = {project.root / given["output"], Path(given["output"]).absolute(), project.output}
    left_out = frozenset(map(str, written))
    # What it says itself, where that goes to a file of the project.
    said = written_to(1, 2)
    besides = files_of(given["context"])
    watcher = Watcher(lambda: look(project.folder, left_out, said, besides), content, time.sleep)
    why = ""
    told: set[str] = set()
    loaded: set[str] = set()
    try:
        while True:
            watcher.begin()
            ended = _run(stacks, given, loaded)
            own = watcher.end()
            for path in sorted(own - told):
                say_warning(f"{relative(path)}: the program changes it in each run: that is not waited for")
            told |= own
            _tell_run(why, ended)
            first, *others = sorted(relative(path) for path in watcher.wait())
            why = f"{first}{f' and {len(others)} more' if others else ''} changed"
    except KeyboardInterrupt:
        insist("")
        return 0


def _tell_run(why: str, run: tuple[int, float]) -> None:
    code, seconds = run
    result = style("synthesized", GREEN) if code == 0 else style("not synthesized", RED)
    because = f", {why}" if why else ""
    now = style(f"{datetime.now().astimezone():%H:%M:%S}", BOLD)
    say(f"{now}  {result} in {seconds:.2f} s{because}; waiting for changes")


def _run(stacks: tuple[str, ...], given: dict[str, Any], loaded: set[str]) -> tuple[int, float]:
    """One run in a process of its own: its exit code and the seconds that it took."""
    started = time.monotonic()
    flush_streams()
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _be_run(stacks, given, theirs)
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8") as names:
        try:
            wanted = names.read().split()
            _, status = os.waitpid(child, 0)
        except KeyboardInterrupt:
            # It was interrupted as well, and has something to say about it.
            with suppress(ChildProcessError, KeyboardInterrupt):
                os.waitpid(child, 0)
            raise
    seconds = time.monotonic() - started
    _load({name for name in wanted if name not in loaded})
    loaded.update(wanted)
    return os.waitstatus_to_exitcode(status), seconds


def _be_run(stacks: tuple[str, ...], given: dict[str, Any], told: int) -> NoReturn:
    before = set(sys.modules)
    try:
        code = guarded(lambda: synthesis.run(stacks, as_json=False, compare=False, **given))
    except KeyboardInterrupt:
        sys.exit(130)
    names = [name for name in set(sys.modules) - before if _is_for_all(name)]
    with suppress(OSError), os.fdopen(told, "w", encoding="utf-8") as file:
        file.write("\n".join(names))
    sys.exit(code)


def _is_for_all(name: str) -> bool:
    """Whether a module that a run has loaded is the same for every run, whatever the program is like."""
    top = name.partition(".")[0]
    if top == "snowform":
        return not name.startswith(_EACH_RUNS_OWN)
    if top not in sys.stdlib_module_names or name in _ODD:
        return False
    # A file of the program's may have the name of one of Python's.
    file = getattr(sys.modules[name], "__file__", None)
    return file is None or Path(file).is_relative_to(Path(os.__file__).parent)


def _load(names: set[str]) -> None:
    """Load modules here, so that the next run has them."""
    with hook.installed():
        for name in sorted(names):
            with suppress(ImportError):
                import_module(name)
