"""All that is looked at, in the order in which commands use it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from snowform.doctor import credentials, programs, project
from snowform.doctor.findings import Finding
from snowform.doctor.schemas import schemas


def examine(start: Path, *, online: bool) -> Iterator[Finding]:
    """What commands in the folder `start` would use, one finding after the other.

    `online` also asks AWS whose credentials those are.
    """
    yield project.snowform()
    its_project, found = project.project(start)
    yield its_project
    engine, is_cdktf = project.engine(found)
    yield engine
    yield programs.tofu(start, needed=found is not None)
    yield from project.providers(needed=found is not None)
    yield from schemas(found)
    if (configuration := project.tofu_configuration()) is not None:
        yield configuration
    yield project.cdktf(needed=is_cdktf)
    yield programs.node(needed=is_cdktf)
    yield programs.nix()
    yield programs.packer()
    yield project.local_aws()
    there = credentials.find()
    yield credentials.ask(there) if online else there
