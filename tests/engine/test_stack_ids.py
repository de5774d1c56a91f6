"""Which ids a stack may have: there is a folder of that name for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from snowform.engine.errors import EngineError
from snowform.engine.writing.app import App
from snowform.engine.writing.stack import TerraformStack
from snowform.synth import synthesis
from snowform.synth.project import Project


@pytest.mark.parametrize("id", [".", ".."])
def test_a_stack_is_not_called_as_another_folder(id: str, tmp_path: Path) -> None:  # noqa: A002
    with pytest.raises(EngineError, match="lies in a folder of that name, and this one is another folder's"):
        TerraformStack(App(outdir=str(tmp_path)), id)


@pytest.mark.parametrize("id", ["...", "a..b", ".net", "net.", "..net", "-", "~"])
def test_dots_in_a_name_are_right(id: str, tmp_path: Path) -> None:  # noqa: A002
    app = App(outdir=str(tmp_path))
    TerraformStack(app, id)
    app.synth()
    assert (tmp_path / "stacks" / id / "cdk.tf.json").is_file()


def test_a_separator_makes_no_folder_below(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path))
    TerraformStack(app, "../net")
    app.synth()
    assert [path.name for path in (tmp_path / "stacks").iterdir()] == ["..--net"]


@pytest.mark.parametrize("name", ["..", ".", "../net", "/net"])
def test_what_another_engine_made_of_such_a_name_is_not_read(name: str, tmp_path: Path) -> None:
    entry = {"name": name, "synthesizedStackPath": f"stacks/{name}/cdk.tf.json"}
    with pytest.raises(synthesis.StackName, match="its files lie in a folder of that name"):
        synthesis._read_stack(
            Project(tmp_path, "python main.py", tmp_path, {}), str(tmp_path), entry, {}, {}, "cdktf", {}
        )
