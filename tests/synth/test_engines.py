"""Programs on Snowform's engine, however they are started, and beside HashiCorp's."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from snowform.synth.command import PythonProgram, joined, own_program
from snowform.synth.compare import differences

PROGRAM = """
from cdktf import App, TerraformOutput, TerraformStack
from constructs import Construct
import sys
print("args", sys.argv[1:], __name__)
app = App()
TerraformOutput(TerraformStack(app, "net"), "x", value=1)
app.synth()
"""


def snowform(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "snowform", *args]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "main.py").write_text(PROGRAM)
    package = tmp_path / "app"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text(PROGRAM)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        pytest.param("python main.py", PythonProgram("main.py", False, ()), id="a script"),
        pytest.param(
            "python3 main.py a 'b c'", PythonProgram("main.py", False, ("a", "b c")), id="arguments"
        ),
        pytest.param("python -m app", PythonProgram("app", True, ()), id="a module"),
        pytest.param(f"{sys.executable} main.py", PythonProgram("main.py", False, ()), id="this very Python"),
        pytest.param("snowform run python main.py", PythonProgram("main.py", False, ()), id="snowform run"),
        pytest.param("pipenv run python main.py", None, id="pipenv"),
        pytest.param("/usr/bin/env python main.py", None, id="another program"),
        pytest.param("python -u main.py", None, id="options of Python's"),
        pytest.param("python -c pass", None, id="code"),
        pytest.param("A=1 python main.py", None, id="needs a shell"),
        pytest.param("python main.py | tee log", None, id="a pipe"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_only_what_this_python_would_run_is_run_in_process(
    command: str, expected: PythonProgram | None
) -> None:
    assert own_program(command) == expected


@pytest.mark.parametrize(
    "app",
    [
        pytest.param("python main.py a", id="in process"),
        pytest.param("python -m app a", id="a module in process"),
        pytest.param("env python main.py a", id="in a child"),
        pytest.param("X=1 python -m app a", id="a module in a child"),
        pytest.param("snowform run python main.py a", id="through snowform run"),
    ],
)
def test_every_way_to_start_a_program_gives_the_same(folder: Path, app: str) -> None:
    result = snowform(folder, "synth", "-o", "-", "net", "--app", app)
    assert (result.returncode, result.stderr) == (0, "args ['a'] __main__\n")
    assert json.loads(result.stdout) == {"output": {"x": {"value": 1}}}


def test_neither_node_nor_an_installed_cdktf_is_needed(folder: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    missing = subprocess.run([python, "-c", "import cdktf"], capture_output=True, check=False)
    assert missing.returncode == 1
    result = snowform(folder, "synth", "-o", "-", "net", "--app", f"{python} main.py")
    assert (result.returncode, json.loads(result.stdout)) == (0, {"output": {"x": {"value": 1}}})


def test_importing_snowform_leaves_cdktf_alone() -> None:
    code = "import sys, snowform; print([m for m in sys.modules if m.split('.')[0] in ('cdktf', 'jsii')])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "[]\n"


def test_after_a_program_the_installed_cdktf_is_back() -> None:
    code = (
        "from snowform.engine import hook\n"
        "with hook.installed():\n"
        "    import cdktf; ours = cdktf.__name__\n"
        "import cdktf; print(ours, cdktf.__name__)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "snowform.engine.cdktf cdktf\n"


def test_compare_runs_both_engines_and_writes_nothing(folder: Path) -> None:
    result = snowform(folder, "synth", "--compare", "--app", "python main.py")
    assert (result.returncode, result.stdout) == (0, "both engines give the same bytes: net\n")
    assert not (folder / "out").exists()


def test_a_difference_is_shown_with_its_lines(tmp_path: Path) -> None:
    for name, text in (("ours", "a\nb\n"), ("theirs", "a\nc\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same").write_text("x")
        (tmp_path / name / "file").write_text(text)
    (tmp_path / "ours" / "more").write_text("")
    assert list(differences(tmp_path / "ours", tmp_path / "theirs")) == [
        "file: differs",
        "  --- cdktf",
        "  +++ native",
        "  @@ -1,2 +1,2 @@",
        "   a",
        "  -c",
        "  +b",
        "more: only Snowform's engine writes it",
    ]


def test_what_the_engine_lacks_names_itself_and_the_other_engine(folder: Path) -> None:
    (folder / "main.py").write_text("from cdktf import App\nApp(hcl_output=True)\n")
    result = snowform(folder, "synth", "--app", "python main.py")
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == (
        "snowform: error: `python main.py` failed: HCL output (SYNTH_HCL_OUTPUT, App(hcl_output=True)) "
        "is not supported by Snowform's engine; run with --engine cdktf"
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["python", "main.py"], id="plain"),
        pytest.param(["python", "my main.py", ""], id="spaces and nothing"),
        pytest.param(["sh", "-c", "echo $HOME {a,b} !x 'y'"], id="what a shell reads"),
        pytest.param(["python", "größe.py"], id="other letters"),
    ],
)
def test_words_are_the_same_after_a_shell_took_them_apart(words: list[str]) -> None:
    assert shlex.split(joined(words)) == words
