"""This installation, the project, its engine and what that needs of Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path

from snowform import __file__ as package
from snowform import __version__
from snowform.doctor import remedies
from snowform.doctor.findings import Finding, Status
from snowform.errors import SnowformError
from snowform.synth.program import ENGINE, chosen_engine
from snowform.synth.project import CONFIG, Project, find_project
from snowform.tofu import MirrorError, find_providers, own_configuration


def snowform() -> Finding:
    """This very program, and the Python that runs it."""
    python = ".".join(map(str, sys.version_info[:3]))
    by = f"Python {python}, {sys.executable}"
    return Finding("snowform", version=__version__, where=str(Path(package).parent), by=by)


def project(start: Path) -> tuple[Finding, Project | None]:
    """The project that commands would work on; none at all is no fault."""
    try:
        found = find_project(start)
    except SnowformError as error:
        # Only the search as a whole is told with the folder that it began in.
        missing = error.where == os.path.realpath(start)
        if missing:
            return Finding("project", Status.MISSING, problem=error.message), None
        problem, remedy = f"{error.where}: {error.message}", {"": error.hint or f"mend {CONFIG}"}
        return Finding("project", Status.BROKEN, problem=problem, needed=True, remedy=remedy), None
    return Finding("project", where=str(found.root / CONFIG), by=f"app `{found.app}`"), found


def engine(project: Project | None) -> tuple[Finding, bool]:
    """The engine that runs the program, and whether it is HashiCorp's, which needs Node."""
    by = ENGINE if os.environ.get(ENGINE) else CONFIG if project and project.engine else "default"
    if project is None:
        return Finding("engine", version="native", by="default"), False
    try:
        chosen = chosen_engine(project, None)
    except SnowformError as error:
        broken = Finding("engine", Status.BROKEN, by=by, problem=error.message, needed=True)
        return replace(broken, remedy={"": error.hint}), False
    return Finding("engine", version=chosen, by=by), chosen == "cdktf"


def cdktf(*, needed: bool) -> Finding:
    """HashiCorp's engine as a Python package (extra `cdktf`)."""
    needed_for = ("synth --engine cdktf", "synth --compare", "python main.py")
    asked = Finding("cdktf", needed_for=needed_for, needed=needed, remedy=remedies.CDKTF)
    return _installed(asked, "cdktf")


def local_aws() -> Finding:
    """The local AWS, moto's server (extra `local`)."""
    return _installed(Finding("moto", needed_for=("local",), remedy=remedies.LOCAL), "moto")


def providers(*, needed: bool) -> Iterator[Finding]:
    """Where OpenTofu takes providers from: those that lie on this machine, or the registry."""
    by = "SNOWFORM_PROVIDER_MIRROR" if os.environ.get("SNOWFORM_PROVIDER_MIRROR") else "unpacked here"
    try:
        found = find_providers()
    except MirrorError as error:
        broken = Finding("provider", Status.BROKEN, by=by, problem=error.message, needed=needed)
        yield replace(broken, remedy={"": error.hint or "name a folder, or unset it"})
        return
    for provider in found:
        named = f"{provider.source} {provider.version}"
        yield Finding("provider", version=named, where=str(provider.folder), by=by)
    if not found:
        yield Finding("provider", where="their registry", by="`tofu init`")


def tofu_configuration() -> Finding | None:
    """The file that tells OpenTofu where providers come from, if the user has one."""
    named = os.environ.get("TF_CLI_CONFIG_FILE")
    if named and not Path(named).is_file():
        there = Finding("tofu.rc", Status.BROKEN, where=named, by="TF_CLI_CONFIG_FILE")
        problem, remedy = "is no file, so it is passed over", {"": "unset it, or name a file"}
        return replace(there, problem=problem, remedy=remedy)
    if named:
        return Finding("tofu.rc", where=named, by="TF_CLI_CONFIG_FILE")
    found = own_configuration()
    return Finding("tofu.rc", where=str(found), by="home folder") if found else None


def _installed(asked: Finding, distribution: str) -> Finding:
    try:
        return replace(asked, version=metadata.version(distribution))
    except metadata.PackageNotFoundError:
        return replace(asked, status=Status.MISSING, problem=f"{distribution} is not installed")
