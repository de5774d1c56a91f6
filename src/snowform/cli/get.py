"""`snowform get`: classes of the providers and modules that cdktf.json lists."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from snowform.cli.commands import project_options
from snowform.cli.console import BOLD, WrongUsage, put, say, style
from snowform.getting.get import LIBRARIES, Made, Target, get, library_of
from snowform.synth.program import Engine
from snowform.synth.project import Project


@click.command()
@click.argument("entries", nargs=-1, metavar="[ENTRY]...")
@project_options
@click.option("--force", is_flag=True, help="Make again what is there already, such as for a newer version.")
@click.option(
    "--schema",
    "schema_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Read the schemas of providers from FILE, the output of `tofu providers schema -json`.",
)
@click.option(
    "--library",
    type=click.Choice(LIBRARIES),
    help="What the classes are derived from; otherwise cdktn where the program imports it, or cdktf.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def command(
    entries: tuple[str, ...],
    project: Project,
    engine: Engine | None,  # noqa: ARG001 - an option of all commands with a project
    force: bool,
    schema_file: Path | None,
    library: str | None,
    as_json: bool,
) -> int:
    """Make classes of providers and modules below imports/, as `cdktf get` does, without Node.

    What `terraformProviders` and `terraformModules` of cdktf.json list, or each ENTRY: a name from there, or
    one more, such as hashicorp/random@~> 3.6 or ./modules/network. Providers are asked through OpenTofu.
    A package that is there already for the same version constraint stays.

    Exit codes: 0 success, 1 an error, 2 wrong usage.
    """
    from snowform.getting import schemas
    from snowform.getting.entries import choose, read_entries

    listed, output = read_entries(project.root)
    chosen = choose(listed, entries)
    if schema_file is not None and not any(entry.kind == "provider" for entry in chosen):
        raise WrongUsage("--schema is of a provider: name one", command="get")
    report = []
    began = time.monotonic()
    for made in get(
        chosen,
        Target(project.root, project.root / output, library or library_of(project.root)),
        force=force,
        schema=schemas.read(schema_file) if schema_file else None,
        tell=say,
    ):
        now = time.monotonic()
        if not as_json:
            put(_line(made, output, now - began))
        report.append(_as_json(made, output))
        began = now
    if as_json:
        put(json.dumps({"ok": True, "packages": report}, indent=2))
    elif not chosen:
        say('nothing to make: cdktf.json lists no "terraformProviders" and no "terraformModules"')
    return 0


def _line(made: Made, output: str, seconds: float) -> str:
    entry = made.entry
    name = style(f"{output}/{entry.package}", BOLD)
    if made.status == "kept":
        return f"{name}  {entry} as it is"
    version = f" {made.version}" if made.version else ""
    count = f"{made.classes} classes" if entry.kind == "provider" else "1 class"
    return f"{name}  {entry.source}{version}  {count}  {seconds:.1f} s"


def _as_json(made: Made, output: str) -> dict[str, object]:
    entry = made.entry
    return {
        "package": f"{output}/{entry.package}",
        "kind": entry.kind,
        "source": entry.source,
        "constraint": entry.version,
        "version": made.version,
        "status": made.status,
        "classes": made.classes,
    }
