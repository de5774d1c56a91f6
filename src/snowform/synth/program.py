"""Run a CDKTF program, on Snowform's engine or on HashiCorp's, and say clearly how it failed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext

from snowform import report
from snowform.files import is_writable
from snowform.hints import IO, TYPE_CHECKING, Literal, TypeAlias
from snowform.synth import command

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from snowform.synth.crash import Crash, ProgramFailed
    from snowform.synth.project import Project

Engine = Literal["native", "cdktf"]
# What is open while something is waited for that is called so.
Waits: TypeAlias = "Callable[[str], AbstractContextManager[None]]"
# Names the engine where no option does; wins over "engine" in cdktf.json, as what is nearer does elsewhere.
ENGINE = "SNOWFORM_ENGINE"

# https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE
NO_CACHE = "PYTHONDONTWRITEBYTECODE"

# jsii fills the terminal with a warning about each Node that is no longer maintained; what it needs works.
OLD_NODES = ",".join(str(major) for major in range(14, 26))


# How a failure begins on standard error: Python's traceback, a syntax error's place, jsii's own report.
TROUBLE = ("Traceback (most recent call last)", '  File "', "jsii.errors.")


def no_wait(_what: str) -> AbstractContextManager[None]:
    """Nobody is told that something is waited for."""
    return nullcontext()


def chosen_engine(project: Project, given: Engine | None) -> Engine:
    """The engine that is given, or that SNOWFORM_ENGINE names, or cdktf.json; else Snowform's.

    Raises ProjectError where the variable names none.
    """
    if given is not None:
        return given
    if named := os.environ.get(ENGINE):
        from snowform.synth.project import check_engine

        check_engine(named, where=ENGINE)
    return "cdktf" if (named or project.engine) == "cdktf" else "native"


def run(
    project: Project,
    output: str,
    report_file: str,
    *,
    engine: Engine,
    show: Callable[[str], None],
    waits: Waits = no_wait,
) -> report.Report:
    """Run the app command of a project; it writes the folder `output` as cdktf does. Returns its report.

    What the program prints goes to `show`, line by line, as it comes; while another process runs it,
    `waits("synthesizing")` is open. Raises ProgramFailed where it ends with an error, or cannot be started.
    """
    environment = _environment(project, output)
    if engine == "native" and (python := command.own_program(project.app)):
        from snowform.synth import native

        sys.dont_write_bytecode |= NO_CACHE in environment
        return native.run(project, python, {**environment, report.VARIABLE: report.IN_MEMORY})
    if engine == "native":
        environment |= _engine_for_child()
    else:
        environment |= _terraform()
    with waits("synthesizing"):
        _run_child(project, {**environment, report.VARIABLE: report_file}, show)
    return report.read(report_file)


def run_as_app(project: Project, *, show: Callable[[str], None]) -> None:
    """Run the app command on Snowform's engine for whoever called us: the cdktf CLI, or a person with tests.

    The environment is the caller's: it says where to write, and how to treat errors of constructs. So are
    standard input and output. What the command starts is served the engine too: the workers of pytest.
    Raises ProgramFailed where it ends with an error, or cannot be started.
    """
    context = json.dumps(project.context)
    environment = {"CDKTF_CONTEXT_JSON": context, **os.environ, "PATH": command.search_path()}
    environment |= _engine_for_child()
    if python := command.own_program(project.app):
        from snowform.synth import native

        native.run(project, python, environment, is_talk=False)
    else:
        _run_child(project, environment, show, is_talk=False)


def _run_child(
    project: Project, environment: dict[str, str], show: Callable[[str], None], *, is_talk: bool = True
) -> None:
    import subprocess
    import threading

    # As the cdktf CLI does it: a shell reads the command (`synth-stack.ts`).
    process = subprocess.Popen(  # noqa: S602 - the command is the user's own
        project.app,
        shell=True,
        cwd=project.folder,
        env=environment,
        stdin=subprocess.DEVNULL if is_talk else None,
        stdout=subprocess.PIPE if is_talk else None,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    assert process.stderr is not None
    printer = threading.Thread(target=_show_all, args=(process.stdout or (), show))
    printer.start()
    errors = _show_until_traceback(process.stderr, show)
    printer.join()
    code = process.wait()
    if code != 0:
        raise _failure(project, code, errors, show)
    for line in errors:
        show(line)


def _environment(project: Project, output: str) -> dict[str, str]:
    return {
        "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": OLD_NODES,
        "JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION": OLD_NODES,
        "JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION": "1",
        # Values of Terraform's variables are for when it runs; the cdktf CLI keeps them out too.
        **{name: value for name, value in os.environ.items() if not name.startswith("TF_VAR_")},
        "PATH": command.search_path(),
        "CDKTF_OUTDIR": output,
        **_context(project),
        # Errors that constructs announce are in the manifest then, all of them, instead of ending the run.
        "CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS": "1",
        # Root could write the compiled program even there.
        **({} if is_writable(project.folder) else {NO_CACHE: "1"}),
    }


def _context(project: Project) -> dict[str, str]:
    """The context as the cdktf CLI hands it over: cdktf.json's, the caller's, and over both the option's."""
    context = {**project.context, **json.loads(os.environ.get("CDKTF_CONTEXT_JSON") or "{}")}
    if not project.given:
        return {"CDKTF_CONTEXT_JSON": json.dumps(context)}
    from snowform.synth.context import over

    return {
        "CDKTF_CONTEXT_JSON": json.dumps(over(context, project.given)),
        report.GIVEN_CONTEXT: json.dumps([*project.given]),
    }


def _engine_for_child() -> dict[str, str]:
    """What makes another Python serve Snowform's engine (`child/sitecustomize.py`)."""
    here = os.path.dirname(__file__)
    folder = os.path.join(here, "child")
    path = os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH"))))
    return {"PYTHONPATH": path, "SNOWFORM_PACKAGE": os.path.dirname(here)}


def _terraform() -> dict[str, str]:
    """The program whose version HashiCorp's engine asks for: the one that Snowform runs elsewhere too."""
    from snowform.tofu.binary import TofuNotFound, find_tofu

    if "TERRAFORM_BINARY_NAME" in os.environ:
        return {}
    try:
        return {"TERRAFORM_BINARY_NAME": str(find_tofu())}
    except TofuNotFound:
        # The engine says so itself, where a program wants it.
        return {}


def _show_all(stream: Iterable[str], show: Callable[[str], None]) -> None:
    for line in stream:
        show(line.rstrip("\n"))


def _show_until_traceback(stream: IO[str], show: Callable[[str], None]) -> list[str]:
    """Pass lines on until a traceback begins; from there they are kept, to be shown shorter."""
    kept: list[str] = []
    for line in stream:
        if kept or line.startswith(TROUBLE):
            kept.append(line.rstrip("\n"))
        else:
            show(line.rstrip("\n"))
    return kept


def _failure(
    project: Project, code: int, errors: Sequence[str], show: Callable[[str], None]
) -> ProgramFailed:
    from dataclasses import replace

    from snowform.synth.crash import ProgramFailed, beginning_of_crash, read_crash

    if crash := read_crash(errors, project.root):
        for line in errors[: beginning_of_crash(errors)]:
            show(line)
        hint = _hint(project, crash)
        whole = replace(crash, traceback="\n".join(errors[beginning_of_crash(errors) :]))
        return ProgramFailed(f"`{project.app}` failed: {crash.message}", crash=whole, hint=hint)
    if code == 127:
        return ProgramFailed(f"`{project.app}` was not found", hint='see "app" in cdktf.json')
    return ProgramFailed(f"`{project.app}` ended with exit code {code}", code=code)


def _hint(project: Project, crash: Crash) -> str:
    from snowform.synth.missing import hint

    if "No module named 'cdktf'" in crash.message or "No module named 'constructs'" in crash.message:
        return "install HashiCorp's engine: pip install 'snowform[cdktf]'"
    if "No module named 'cdktn'" in crash.message:
        return "install it: pip install cdktn==0.24.0"
    if "'node'" in crash.message:
        return "HashiCorp's engine runs on Node: install Node.js 20 or newer"
    return hint(project, crash.message)
