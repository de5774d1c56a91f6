"""`snowform providers`: the providers whose schemas a project keeps, for checks, classes and editors."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from snowform.cli.commands import project_options
from snowform.cli.console import BOLD, WrongUsage, clock, put, say, style
from snowform.cli.stacks import candidates
from snowform.synth.program import Engine
from snowform.synth.project import Project

if TYPE_CHECKING:
    from snowform.getting.entries import Entry
    from snowform.getting.project_schemas import Added
    from snowform.getting.schemas import Schema
    from snowform.schema import ProviderSchema


@click.group()
def command() -> None:
    """Add providers to a project, so that their resources are typed and checked as AWS's are."""


@command.command()
@click.argument("source", metavar="NAMESPACE/NAME")
@click.argument("version", default="")
@project_options
@click.option(
    "--schema",
    "schema_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Read FILE, the output of `tofu providers schema -json`, and ask no registry.",
)
@click.option(
    "--from-package",
    "package",
    metavar="PACKAGE",
    help="Read a published package of bindings, of cdktf or cdktn: NAME, NAME==VERSION, or the path of a "
    "wheel, an sdist, an archive of npm or a folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def add(
    source: str,
    version: str,
    project: Project,
    engine: Engine | None,  # noqa: ARG001 - an option of all commands with a project
    schema_file: Path | None,
    package: str | None,
    as_json: bool,
) -> int:
    """Write the schema of a provider into schemas/NAMESPACE/NAME.schema, to be committed.

    VERSION is a constraint, such as "~> 3.6"; without it the newest is taken. The provider is asked through
    OpenTofu, which installs it in a scratch folder. Its classes are in snowform.providers.NAME then.

    Exit codes: 0 success, 1 an error, 2 wrong usage.
    """
    from snowform.getting import project_schemas

    if schema_file and package:
        raise WrongUsage("--schema and --from-package are two sources: give one", command="providers")
    entry = project_schemas.entry_of(source, version)
    given, origin = _given(schema_file, package)
    added = _add(entry, project, given, origin or project_schemas.REGISTRY)
    _write_stubs(project)
    _report([added], project, as_json=as_json)
    return 0


@command.command("list")
@project_options
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def list_(project: Project, engine: Engine | None, as_json: bool) -> int:  # noqa: ARG001 - as above
    """List the providers whose schemas are at hand: the project's own, and those that come with Snowform."""
    from snowform.schema import catalogue

    own = list(catalogue.of_project(project.root))
    shipped = [found for found in catalogue.all_schemas(project.root) if found not in own]
    if as_json:
        rows = [_as_json(schema, project) for schema in [*own, *shipped]]
        put(json.dumps({"ok": True, "providers": rows}, indent=2))
        return 0
    for schema in own:
        put(_line(schema, project))
    for schema in shipped:
        put(f"{style(schema.source, BOLD)} {schema.version}  comes with Snowform")
    return 0


@command.command()
@click.argument(
    "sources", nargs=-1, metavar="[NAMESPACE/NAME]...", shell_complete=candidates("kept_providers")
)
@project_options
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def update(
    sources: tuple[str, ...],
    project: Project,
    engine: Engine | None,  # noqa: ARG001 - as above
    as_json: bool,
) -> int:
    """Ask the project's providers again, all or each named one, by the constraints they were added with.

    One that was read from a file or a package is left as it is: add it again from a newer one.
    """
    from snowform.errors import did_you_mean
    from snowform.getting import project_schemas
    from snowform.schema import catalogue

    known = {schema.source: schema for schema in catalogue.of_project(project.root)}
    for source in sources:
        if source not in known:
            hint = did_you_mean(source, known) or f"add it: snowform providers add {source}"
            raise project_schemas.ProviderError("the project has no schema of it", where=source, hint=hint)
    report = []
    for source in sources or known:
        schema = known[source]
        if schema.origin != project_schemas.REGISTRY:
            say(f"{source} was read from {schema.origin}: left as it is")
            continue
        report.append(_add(project_schemas.entry_again(schema), project, None, schema.origin))
    _write_stubs(project)
    _report(report, project, as_json=as_json)
    return 0


@command.command()
@click.argument(
    "sources",
    nargs=-1,
    required=True,
    metavar="NAMESPACE/NAME...",
    shell_complete=candidates("kept_providers"),
)
@project_options
def remove(sources: tuple[str, ...], project: Project, engine: Engine | None) -> int:  # noqa: ARG001 - as above
    """Remove the schemas of providers from the project."""
    from snowform.getting.project_schemas import remove

    for source in sources:
        put(f"removed {remove(source, project.root).relative_to(project.root)}")
    _write_stubs(project)
    return 0


@command.command()
@project_options
def stubs(project: Project, engine: Engine | None) -> int:  # noqa: ARG001 - as above
    """Write what type checkers and editors read of the project's providers into typings/, as `add` does.

    For a fresh clone, or after an update of Snowform: git ignores these files.
    """
    if not (packages := _write_stubs(project)):
        say("the stubs are up to date")
    for package in packages:
        put(package)
    return 0


def _given(schema_file: Path | None, package: str | None) -> tuple[Schema | None, str]:
    """The schema that was given in the place of the registry's, and where it is from."""
    if schema_file is not None:
        from snowform.getting.schemas import read

        return read(schema_file), f"file {schema_file.name}"
    if package is not None:
        from snowform.files import scratch_folder
        from snowform.getting import published
        from snowform.getting.binding_schemas import read as read_package
        from snowform.schema.store import PACKAGE

        if published.is_path(package):
            return read_package(Path(package)), f"{PACKAGE} {Path(package).resolve().name}"
        with scratch_folder() as scratch:
            with clock(f"fetching {package}"):
                path = published.fetch(package, scratch)
            return read_package(path, path.name), f"{PACKAGE} {path.name}"
    return None, ""


def _add(entry: Entry, project: Project, given: Schema | None, origin: str) -> Added:
    from snowform.getting import project_schemas

    with clock(f"reading {given.where}" if given else f"asking {entry} for its schema"):
        return project_schemas.add(entry, project.root, schema=given, origin=origin)


def _write_stubs(project: Project) -> tuple[str, ...]:
    from snowform.providers import typings

    with clock("writing stubs") if typings.stale(project.root) else nullcontext():
        written = typings.write(project.root)
    if written.mypy:
        say(written.mypy)
    return written.packages


def _report(report: list[Added], project: Project, *, as_json: bool) -> None:
    if as_json:
        rows = [{**_as_json(added.schema, project), "changed": added.changed} for added in report]
        put(json.dumps({"ok": True, "providers": rows}, indent=2))
        return
    for added in report:
        put(f"{_line(added.schema, project)}{'' if added.changed else ', as it was'}")


def _line(schema: ProviderSchema, project: Project) -> str:
    counts = ", ".join(
        f"{len(names)} {what}{'' if len(names) == 1 else 's'}"
        for kind, what in (("resource", "resource"), ("data", "data source"))
        if (names := schema.names(kind))
    )
    constraint = f" ({schema.constraint})" if schema.constraint else ""
    source = style(schema.source, BOLD)
    return f"{source} {schema.version}{constraint}  {_place(schema, project)}  {counts or 'no resources'}"


def _place(schema: ProviderSchema, project: Project) -> str:
    path = Path(schema.path)
    return str(path.relative_to(project.root)) if path.is_relative_to(project.root) else ""


def _as_json(schema: ProviderSchema, project: Project) -> dict[str, Any]:
    from snowform.providers.names import package

    return {
        "source": schema.source,
        "version": schema.version,
        "constraint": schema.constraint,
        "origin": schema.origin or "snowform",
        "file": _place(schema, project) or None,
        "module": package(schema.name),
        "resources": len(schema.names("resource")),
        "data_sources": len(schema.names("data")),
    }
