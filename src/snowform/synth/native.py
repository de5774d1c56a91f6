"""Run a CDKTF program on Snowform's own engine, in this process."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from types import ModuleType

from snowform import report
from snowform.engine import hook
from snowform.files import read_bytes
from snowform.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from snowform.synth.command import PythonProgram
    from snowform.synth.project import Project


def run(
    project: Project, python: PythonProgram, environment: Mapping[str, str], *, is_talk: bool = True
) -> report.Report:
    """Run the program as `__main__`; what it reported. Raises ProgramFailed.

    What it prints on standard output goes to standard error where that `is_talk`, and no result of ours.
    """
    sys.stdout.flush()
    output = _stdout_to_stderr() if is_talk else nullcontext()
    with _as_its_own(project, python, environment), hook.installed(), output:
        try:
            if python.is_module:
                # runpy takes 4 ms to import, and a script needs little of what it does.
                import runpy

                runpy.run_module(python.target, run_name="__main__", alter_sys=True)
            else:
                _run_script(python.target)
        except SystemExit as error:
            _check_exit(project, error)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            from snowform.synth.crash import ProgramFailed, crash_of
            from snowform.synth.missing import hint

            crash = crash_of(error, project.root)
            said = hint(project, crash.message) if isinstance(error, ImportError) else ""
            raise ProgramFailed(f"`{project.app}` failed: {crash.message}", crash=crash, hint=said) from error
        return report.take()


def _run_script(path: str) -> None:
    """Run a script as `__main__`, as Python runs one that it is given."""
    main = ModuleType("__main__")
    main.__file__ = path
    # It stays there: at the very end Python clears the names of `__main__`, and so writes files left open.
    sys.modules["__main__"] = main
    exec(compile(read_bytes(path), path, "exec"), main.__dict__)  # noqa: S102 - that is the job


def _check_exit(project: Project, error: SystemExit) -> None:
    if error.code in (None, 0):
        return
    from snowform.synth.crash import ProgramFailed

    said = f"code {error.code}" if isinstance(error.code, int) else f"code 1: {error.code}"
    code = error.code if isinstance(error.code, int) else 1
    raise ProgramFailed(f"`{project.app}` ended with exit {said}", code=code) from error


@contextmanager
def _as_its_own(project: Project, python: PythonProgram, environment: Mapping[str, str]) -> Iterator[None]:
    """The working directory, arguments, search path and environment that the program would have alone."""
    before = os.getcwd(), sys.argv, sys.path[:], dict(os.environ)
    os.chdir(project.folder)
    sys.argv = [python.target, *python.args]
    sys.path.insert(0, project.folder if python.is_module else _folder_of_script(project, python.target))
    os.environ.clear()
    os.environ.update(environment)
    try:
        yield
    finally:
        folder, sys.argv, sys.path[:], variables = before
        os.environ.clear()
        os.environ.update(variables)
        os.chdir(folder)


def _folder_of_script(project: Project, script: str) -> str:
    if "/" not in script:
        return project.folder
    # Lines of the program's modules are shown by names that begin with it: `./main.py` is no other folder.
    return str((project.root / script).parent)


@contextmanager
def _stdout_to_stderr() -> Iterator[None]:
    """Also for what writes to the file descriptor: a library in C, a child process."""
    saved = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        except OSError:
            # What nobody could be told must not come out on standard output later.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.close(nowhere)
            sys.stdout.flush()
        os.dup2(saved, 1)
        os.close(saved)
