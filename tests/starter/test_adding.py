"""One more stack for a project that is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from snowform.starter import KINDS, Answers, StarterError, add_stack, make_project

FLEET = Answers(KINDS["nixos-fleet"], "web", "eu-west-1")
OWN = Answers(KINDS["empty"], "shop", "eu-west-1")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_project(tmp_path, Answers(KINDS["nixos-host"], "host", "eu-west-1"))
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def test_what_it_needs_beyond_what_is_there_is_written(project: Path, tmp_path: Path) -> None:
    before = texts(project)
    added = add_stack(project, FLEET)
    after = texts(project)
    assert before.items() <= after.items()
    assert set(added.files) == after.keys() - before.keys()
    alone = make_project(tmp_path / "alone", FLEET).files
    assert {name for name in alone if "/" in name} <= after.keys()


def test_the_lines_and_the_section_make_the_stack(project: Path) -> None:
    added = add_stack(project, FLEET)
    assert added.program == (
        "from stacks.nixos_fleet import NixosFleet, NixosFleetSettings",
        'NixosFleet(app, "web", settings.load(app, "web", NixosFleetSettings))',
    )
    assert list(added.settings) == ["web"]
    assert added.settings["web"]["region"] == "eu-west-1"


def test_modules_that_were_changed_stay(project: Path) -> None:
    (project / "modules" / "nat.py").write_text("mine = 1\n")
    added = add_stack(project, FLEET)
    assert added.kept == ("modules/nat.py",)
    assert (project / "modules" / "nat.py").read_text() == "mine = 1\n"


def test_a_second_one_of_its_kind_has_what_it_needs(project: Path) -> None:
    added = add_stack(project, Answers(KINDS["nixos-host"], "other", "eu-west-1"))
    assert (added.files, added.kept) == ((), ("tests/test_nixos_host.py",))
    assert 'NixosHost(app, "other", settings.load(app, "other", NixosHostSettings))' in added.program


@pytest.mark.parametrize("name", ["stacks/shop.py", "tests/test_shop.py"])
def test_a_stack_of_ones_own_takes_nobodys_place(name: str, project: Path) -> None:
    (project / name).write_text("mine = 1\n")
    before = texts(project)
    with pytest.raises(StarterError, match=f"{name} would be overwritten"):
        add_stack(project, OWN)
    assert texts(project) == before


def test_one_that_has_settings_is_there_already(project: Path) -> None:
    with pytest.raises(
        StarterError, match=r'cdktf\.json: "host" has settings already; choose another --name'
    ):
        add_stack(project, Answers(KINDS["nixos-fleet"], "host", "eu-west-1"))


def test_where_no_project_is_none_is_added(tmp_path: Path) -> None:
    with pytest.raises(StarterError, match=r"no cdktf\.json here"):
        add_stack(tmp_path, FLEET)
    assert texts(tmp_path) == {}


def test_settings_of_nothing_are_no_obstacle(project: Path) -> None:
    """A project of CDKTF's has no context."""
    (project / "cdktf.json").write_text(json.dumps({"app": "python main.py"}))
    assert "stacks/shop.py" in add_stack(project, OWN).files
