"""How a project differs from what is installed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from snowform.starter import KINDS, Answers, StarterError, differences, make_project
from tests.tools import need


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_project(tmp_path, Answers(KINDS["nixos-host"], "nixos-host", "eu-central-1"))
    return tmp_path


def test_a_new_project_differs_in_nothing(project: Path) -> None:
    assert differences(project) == []


def test_a_change_is_shown_as_what_the_project_has_more(project: Path) -> None:
    module = project / "modules" / "nat.py"
    module.write_text(module.read_text() + "SPARE = 1\n")
    (difference,) = differences(project)
    assert difference.name == "modules/nat.py"
    first, second, *lines = difference.text.splitlines()
    assert (first.endswith("/modules/nat.py"), second) == (True, "+++ project/modules/nat.py")
    assert [line for line in lines if line.startswith(("+", "-"))] == ["+SPARE = 1"]


def test_what_only_the_project_has_is_its_own(project: Path) -> None:
    (project / "modules" / "mine.py").write_text("")
    (project / "main.py").write_text("")
    assert differences(project) == []


def test_what_the_installed_ones_need_besides_is_taken_by_the_reverse_too(project: Path) -> None:
    git = need("git")
    (project / "modules" / "nat.py").unlink()
    (difference,) = differences(project)
    assert difference.text.splitlines()[1] == "+++ /dev/null"
    subprocess.run(
        [str(git), "apply", "--reverse"], cwd=project, input=difference.text, text=True, check=True
    )
    assert differences(project) == []


def test_where_no_project_is_there_is_nothing_to_compare(tmp_path: Path) -> None:
    with pytest.raises(StarterError, match=r"no cdktf\.json here; name the folder of a project"):
        differences(tmp_path)


@pytest.mark.parametrize("end", ["", "\n"], ids=["without a last line break", "with one"])
def test_git_takes_a_change_back_by_the_difference(project: Path, end: str) -> None:
    git = need("git")
    module = project / "stacks" / "parts.py"
    module.write_text(f"{module.read_text()}SPARE = 1{end}")
    (difference,) = differences(project)
    command = [str(git), "apply", "--reverse"]
    subprocess.run(command, cwd=project, input=difference.text, text=True, check=True)
    assert differences(project) == []
