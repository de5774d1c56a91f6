"""Which engine a program runs on: what the option says, else the environment, else cdktf.json, else ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from snowform.synth.program import chosen_engine
from snowform.synth.project import ProjectError, find_project


def project(folder: Path, **config: object) -> None:
    (folder / "cdktf.json").write_text(json.dumps({"app": "python main.py", **config}))


@pytest.mark.parametrize(
    ("option", "variable", "key", "engine"),
    [
        (None, None, None, "native"),
        (None, None, "cdktf", "cdktf"),
        (None, None, "native", "native"),
        (None, "cdktf", None, "cdktf"),
        (None, "cdktf", "native", "cdktf"),
        (None, "native", "cdktf", "native"),
        (None, "", "cdktf", "cdktf"),
        ("cdktf", "native", "native", "cdktf"),
        ("native", "cdktf", "cdktf", "native"),
        ("native", "nonsense", None, "native"),
    ],
)
def test_the_nearest_choice_wins(
    option: str | None,
    variable: str | None,
    key: str | None,
    engine: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SNOWFORM_ENGINE", raising=False)
    if variable is not None:
        monkeypatch.setenv("SNOWFORM_ENGINE", variable)
    project(tmp_path, **({"engine": key} if key else {}))
    assert chosen_engine(find_project(tmp_path), option) == engine  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("jsii", 'cdktf.json: "engine": no engine is called "jsii"; write native or cdktf'),
        ("Native", 'cdktf.json: "engine": no engine is called "Native"; write native or cdktf'),
        ("", 'cdktf.json: "engine": no engine is called ""; write native or cdktf'),
        (5, 'cdktf.json: "engine" must be a string'),
        ({}, 'cdktf.json: "engine" must be a string'),
    ],
)
def test_a_key_that_names_none_is_refused(key: object, said: str, tmp_path: Path) -> None:
    project(tmp_path, engine=key)
    with pytest.raises(ProjectError) as caught:
        find_project(tmp_path)
    assert str(caught.value) == said


@pytest.mark.parametrize("command", [["synth"], ["synth", "-o", "-"], ["check"], ["vendor"]])
def test_a_variable_that_names_none_is_one_line_of_every_command(command: list[str], tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "main.py").write_text("raise SystemExit('it ran')")
    done = subprocess.run(
        [sys.executable, "-m", "snowform", *command],
        cwd=tmp_path,
        env={**os.environ, "SNOWFORM_ENGINE": "jsii"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = 'error: SNOWFORM_ENGINE: no engine is called "jsii"; write native or cdktf'
    assert (done.returncode, done.stderr.strip().endswith(said)) == (1, True), done.stderr


@pytest.mark.parametrize(("variable", "engine"), [("native", "snowform.engine"), ("cdktf", "cdktf")])
def test_the_program_runs_on_it(variable: str, engine: str, tmp_path: Path) -> None:
    project(tmp_path, engine="native" if variable == "cdktf" else "cdktf")
    (tmp_path / "cdktf.py").write_text("")
    (tmp_path / "main.py").write_text("import cdktf; print(cdktf.__name__); raise SystemExit(3)")
    done = subprocess.run(
        [sys.executable, "-m", "snowform", "synth"],
        cwd=tmp_path,
        env={**os.environ, "SNOWFORM_ENGINE": variable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.startswith(engine), done.stderr
