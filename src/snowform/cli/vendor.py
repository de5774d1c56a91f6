"""`snowform vendor`: copies of the remote modules that stacks call, to be reviewed and kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from snowform.cli.commands import project_options
from snowform.cli.console import BOLD, WrongUsage, put, say_error, say_warning, style
from snowform.cli.running import synthesized
from snowform.cli.stacks import stacks_argument
from snowform.synth.program import Engine
from snowform.synth.project import Project
from snowform.synth.synthesis import Stack
from snowform.vendoring import FOLDER, VendorError, problems, vendored


@dataclass(frozen=True, slots=True)
class _Locking:
    """What `--lock` was given."""

    platforms: tuple[str, ...]
    fs_mirror: Path | None
    net_mirror: str | None


@click.command()
@stacks_argument
@project_options
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where something is not as vendored.")
@click.option(
    "--update", is_flag=True, help="Download again what is vendored, in the newest versions that are allowed."
)
@click.option("--lock", "locks", is_flag=True, help="Keep the providers' checksums for all platforms too.")
@click.option("--platform", "platforms", multiple=True, metavar="OS_ARCH", help="Lock for this platform.")
@click.option(
    "--fs-mirror",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Lock with the providers of this folder.",
)
@click.option("--net-mirror", metavar="URL", help="Lock with the providers of this mirror.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def command(
    stacks: tuple[str, ...],
    project: Project,
    engine: Engine | None,
    check: bool,
    update: bool,
    locks: bool,
    platforms: tuple[str, ...],
    fs_mirror: Path | None,
    net_mirror: str | None,
    as_json: bool,
) -> int:
    """Copy the remote modules that STACKs (all, if none is named) call into vendor/<stack>/.

    They are downloaded by `tofu get`, nested ones too, and written down in vendor.json with version and hash.
    Whatever Snowform writes for OpenTofu then calls the copies; commit them. Without --update, what is
    vendored already stays as it is.

    --lock makes vendor/<stack>/.terraform.lock.hcl by `tofu providers lock`, for linux_amd64 and linux_arm64
    if no --platform is named.

    Exit codes: 0 success, 1 an error or, with --check, something that is not as vendored, 2 wrong usage.
    """
    if check and (update or locks):
        raise WrongUsage("--check writes nothing: leave out --update and --lock", command="vendor")
    if not locks and (platforms or fs_mirror or net_mirror):
        raise WrongUsage("--platform, --fs-mirror and --net-mirror belong to --lock", command="vendor")
    folder = project.root / FOLDER
    with synthesized(project, engine=engine) as synthesis:
        chosen = synthesis.select(stacks)
        if check:
            return _check(chosen, folder, _gone(folder, synthesis.stacks) if not stacks else [], as_json)
        locking = _Locking(platforms, fs_mirror, net_mirror) if locks else None
        report = [_vendor(stack, folder, project, update, locking) for stack in chosen]
    if as_json:
        put(json.dumps({"ok": True, "stacks": report}, indent=2))
    else:
        for entry in report:
            lock = ", lock file written" if entry["lock"] else ""
            put(f"{style(entry['name'], BOLD)}  {entry['status']}{lock}")
    for name in _gone(folder, synthesis.stacks) if not stacks else []:
        say_warning(_gone_text(name))
    return 0


def _vendor(
    stack: Stack, folder: Path, project: Project, update: bool, locking: _Locking | None
) -> dict[str, Any]:
    from snowform.vendoring.lock import PLATFORMS, lock
    from snowform.vendoring.vendor import vendor

    own = folder / stack.name
    cache = project.root / ".cache" / "tofu"
    status = vendor(stack.document, own, cache=cache, root_module=stack.folder, update=update)
    changed = False
    if locking is not None:
        changed = lock(
            vendored(stack.document, own, root_module=stack.folder),
            own,
            root_module=stack.folder,
            cache=cache,
            platforms=locking.platforms or PLATFORMS,
            fs_mirror=locking.fs_mirror,
            net_mirror=locking.net_mirror,
        )
    return {"name": stack.name, "status": status, "lock": changed}


def _check(chosen: Sequence[Stack], folder: Path, gone: Sequence[str], as_json: bool) -> int:
    found: dict[str, list[VendorError]] = {
        stack.name: list(problems(stack.document, folder / stack.name, root_module=stack.folder))
        for stack in chosen
    }
    wrong = any(found.values()) or bool(gone)
    if as_json:
        report = {name: [str(problem) for problem in entries] for name, entries in found.items()}
        report |= {name: [_gone_text(name)] for name in gone}
        put(json.dumps({"ok": not wrong, "problems": report}, indent=2))
        return int(wrong)
    for name, entries in found.items():
        for problem in entries:
            say_error(f"{name}: {problem}")
        if not entries:
            put(f"{style(name, BOLD)}  as vendored")
    for name in gone:
        say_error(_gone_text(name))
    return int(wrong)


def _gone(folder: Path, stacks: Sequence[Stack]) -> list[str]:
    names = {stack.name for stack in stacks}
    return [
        path.parent.name for path in sorted(folder.glob("*/vendor.json")) if path.parent.name not in names
    ]


def _gone_text(name: str) -> str:
    return f'{FOLDER}/{name}: the program makes no stack "{name}" any more; remove the folder'
