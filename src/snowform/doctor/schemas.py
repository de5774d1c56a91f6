"""The schemas that stacks are checked by, and what editors read of those that a project keeps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from snowform.doctor.findings import Finding, Status
from snowform.errors import SnowformError
from snowform.providers import typings
from snowform.schema import catalogue
from snowform.synth.project import Project


def schemas(project: Project | None) -> Iterator[Finding]:
    """Those that come with Snowform, those of the project, and the stubs that were made of these."""
    shipped = ", ".join(name for name in catalogue.shipped() if name != "terraform")
    yield Finding("schemas", version=shipped, by="with Snowform; `snowform providers list` has the versions")
    own = [_own(source, project.root) for source in catalogue.sources(project.root)] if project else []
    yield from own
    if project and own and not any(finding.fails for finding in own):
        yield _stubs(project.root)


def _own(source: str, root: Path) -> Finding:
    try:
        schema = catalogue.find(source, root)
    except SnowformError as error:
        problem, remedy = f"{source} {error.message}", {"": error.hint}
        return Finding(
            "schema", Status.BROKEN, where=error.where, problem=problem, needed=True, remedy=remedy
        )
    assert schema is not None
    return Finding("schema", version=f"{source} {schema.version}", where=schema.path, by=schema.origin)


def _stubs(root: Path) -> Finding:
    there = Finding("stubs", where=str(root / typings.FOLDER), by="of the project's schemas")
    if stale := typings.stale(root):
        problem, remedy = (
            f"{', '.join(stale)}: not made of the schema that is there",
            "snowform providers stubs",
        )
    elif not typings.is_found_by_mypy(root):
        problem, remedy = "mypy does not look there", f"add {typings.FOLDER} to mypy_path in mypy's settings"
    else:
        return there
    return Finding("stubs", Status.MISSING, where=there.where, problem=problem, remedy={"": remedy})
