"""Which project a folder is in, and what stands where its settings should be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from snowform.synth.project import ProjectError, find_project

SETTINGS = '{"app": "python main.py"}'


@pytest.fixture
def inner(tmp_path: Path) -> Path:
    """A folder in a project."""
    (tmp_path / "cdktf.json").write_text(SETTINGS)
    (tmp_path / "inner").mkdir()
    return tmp_path / "inner"


def make_folder(path: Path) -> None:
    path.mkdir()


def make_dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def test_the_nearest_settings_make_the_project(inner: Path) -> None:
    assert find_project(inner).root == inner.parent.resolve()
    (inner / "cdktf.json").symlink_to("../cdktf.json")
    assert find_project(inner).root == inner.resolve()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (make_folder, "is a folder"),
        (make_dangling, "is a link that leads nowhere"),
        (make_pipe, "is no file"),
    ],
)
def test_what_has_the_name_of_the_settings_and_is_no_file_is_named(
    inner: Path, make: Callable[[Path], None], said: str
) -> None:
    """Rather than that there is none, or that the next one above is taken for it."""
    make(inner / "cdktf.json")
    with pytest.raises(ProjectError) as caught:
        find_project(inner)
    place = inner.resolve() / "cdktf.json"
    assert str(caught.value) == f"{place}: {said}; make it a file, or give it another name"
    assert find_project(inner, app="python other.py").app == "python other.py"
