"""The programs that README and docs/ show are applied as they stand, to the local AWS.

Not applied: the program of docs/modules.md, which calls a module of the registry; `tests/test_docs.py`
synthesizes it, and holds the list of the pages with programs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from snowform.local import LocalAws
from tests.e2e.harness import Workspace, Workspaces, together
from tests.images.builds import build
from tests.pages import PAGES, WITH_SETTINGS, blocks, copy_project, snowform, write_program
from tests.test_readme import BLOCKS
from tests.tools import need

pytestmark = pytest.mark.e2e

(OF_LOCAL_AWS,) = (page for page in PAGES if page.stem == "local-aws")


@pytest.fixture(scope="module")
def stacks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of each stack that a page's program makes, by the page and the stack."""
    need("tofu")
    synthesized: dict[str, Path] = {}
    for page in ("README", *WITH_SETTINGS):
        project = tmp_path_factory.mktemp(page)
        if page == "README":
            (project / "main.py").write_text(BLOCKS["main.py"])
            snowform(project, "synth", "--app", "python main.py")
        else:
            write_program(copy_project(project), page)
            build(project / "result")
            snowform(project, "synth")
        synthesized |= {f"{page}: {folder.name}": folder for folder in (project / "out").iterdir()}
    return synthesized


@pytest.fixture(scope="module")
def workspaces(provider_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspaces]:
    """Of an AWS of their own, for other tests make stacks of the same names.

    Each has the provider to itself: one that is kept running takes the default tags of one stack for another.
    """
    with LocalAws() as aws:
        yield Workspaces(tmp_path_factory.mktemp("workspaces"), aws, None, provider_cache)


def test_what_the_pages_show_is_applied(stacks: dict[str, Path], workspaces: Workspaces) -> None:
    """That there is nothing to do then is tested with each stack, in greater variety."""
    shown = {name: folder for name, folder in stacks.items() if not name.startswith("README")}
    assert {name.partition(":")[0] for name in shown} == set(WITH_SETTINGS)
    applied = together(
        Workspace.apply, [_with_disk(workspaces.copy(folder), folder) for folder in shown.values()]
    )
    assert all(workspace.tofu.output() for workspace in applied)


def test_the_python_that_a_page_shows_applies_the_program_of_the_readme(
    stacks: dict[str, Path], provider_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (program,) = (text for text in blocks(OF_LOCAL_AWS, "python") if text.startswith("from snowform.local"))
    folder = stacks["README: web"]
    (folder / "zz_override.tf.json").write_text(json.dumps(LocalAws.override()))
    # It says itself that the next plan has nothing to do.
    exec(program, {"folder": folder, "cache": provider_cache})
    assert "t3.small" in capsys.readouterr().out


def _with_disk(workspace: Workspace, folder: Path) -> Workspace:
    """Where a stack uploads an image's disk, it is where the program says, beside the project."""
    disk = {"TF_VAR_image_file_web": str(folder.parents[1] / "result" / "nixos.vhd")}
    environment = {**workspace.tofu.environment, **(disk if folder.name == "nixos-image" else {})}
    return replace(workspace, tofu=replace(workspace.tofu, environment=environment))
