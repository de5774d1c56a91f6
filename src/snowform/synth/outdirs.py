"""Where a program is written that says so itself: by `App(outdir=…)`, or with several apps."""

from __future__ import annotations

import os
from collections.abc import Iterator

from snowform.hints import TYPE_CHECKING
from snowform.synth.crash import ProgramFailed

if TYPE_CHECKING:
    from snowform.report import Report
    from snowform.synth.project import Project

MANIFEST = "manifest.json"


def chosen(project: Project, output: str, reported: Report, *, is_written: bool, since: int | None) -> str:
    """The folder to read: `output`, where the program wrote it, else that of the app it synthesized last.

    A warning of each app that is written elsewhere goes to the report. HashiCorp's engine reports none:
    there it is the one folder of the project, or in it, whose manifest is not older than `since`, in
    nanoseconds of the Unix epoch; Snowform's has None there. Raises ProgramFailed where nothing was written
    that is known of.
    """
    # By folder, in the order in which they were written: the line that made the app, and its stacks.
    apps = reported.get("written", {})
    if is_written:
        found = output
    elif apps:
        found = list(apps)[-1]
    elif since and len(fresh := list(_written_since(project.folder, since))) == 1:
        found = fresh[0]
    else:
        raise ProgramFailed(f"`{project.app}` synthesized nothing", hint=_hint(reported))
    for folder, (file, line, stacks) in apps.items():
        if folder != found and stacks:
            listed = ", ".join(f'"{stack}"' for stack in stacks)
            reported.setdefault("warnings", {})[f"lost-app\n{folder}"] = {
                "rule": "lost-app",
                "message": f'the app is written to "{folder}", where its stacks are not found: {listed}',
                "hint": "make one App for all stacks",
                "construct": "",
                "source": [file, line],
            }
    return found


def _written_since(project: str, since: int) -> Iterator[str]:
    folders = [project, *(entry.path for entry in os.scandir(project) if entry.is_dir())]
    for folder in folders:
        manifest = os.path.join(folder, MANIFEST)
        if os.path.isfile(manifest) and os.stat(manifest).st_mtime_ns >= since:
            yield folder


def _hint(reported: Report) -> str:
    if "testing" in reported:
        return "tests make no stacks to read: run them by `snowform run`"
    return "does the program end with app.synth()?"
