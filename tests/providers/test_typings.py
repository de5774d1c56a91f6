from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from snowform.providers import typings
from tests.providers.small_schemas import TEXT, block, keep
from tests.tools import need

PACKAGES = Path("typings/snowform")


def classes(project: Path, package: str = "providers/random") -> str:
    return (project / PACKAGES / package / "__init__.pyi").read_text()


def test_the_providers_of_a_project_get_stubs(tmp_path: Path) -> None:
    keep(tmp_path)
    assert typings.stale(tmp_path) == ["snowform.providers.random"]
    assert typings.write(tmp_path).packages == ("snowform.providers.random",)
    assert "from .pet import Pet as Pet\n" in classes(tmp_path)
    assert "name: Argument[str, String]" in classes(tmp_path, "providers/random/pet")
    assert typings.stale(tmp_path) == []
    assert typings.write(tmp_path).packages == ()


@pytest.mark.parametrize(
    ("source", "package"),
    [("hashicorp/aws", "aws"), ("hashicorp/google-beta", "providers/google_beta")],
)
def test_stubs_lie_where_the_package_is_imported_from(tmp_path: Path, source: str, package: str) -> None:
    keep(tmp_path, source)
    typings.write(tmp_path)
    assert "RandomPet" in classes(tmp_path, package)


def test_stubs_of_another_schema_or_another_snowform_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path)
    typings.write(tmp_path)
    keep(tmp_path, resource={"random_id": block()})
    assert typings.stale(tmp_path) == ["snowform.providers.random"]
    typings.write(tmp_path)
    assert "Pet" not in classes(tmp_path)
    monkeypatch.setattr(typings, "__version__", "99")
    assert typings.stale(tmp_path) == ["snowform.providers.random"]


def test_stubs_that_were_not_written_to_their_end_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path)
    typings.write(tmp_path)
    keep(tmp_path, resource={"random_id": block()})

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(typings, "write_stubs", full)
        with pytest.raises(OSError, match="no space"):
            typings.write(tmp_path)
    assert typings.stale(tmp_path) == ["snowform.providers.random"]


def test_stubs_of_a_provider_that_is_gone_are_removed(tmp_path: Path) -> None:
    random = keep(tmp_path)
    tls = keep(tmp_path, "hashicorp/tls")
    own = tmp_path / "typings" / "other" / "__init__.pyi"
    own.parent.mkdir(parents=True)
    own.touch()
    typings.write(tmp_path)
    tls.unlink()
    typings.write(tmp_path)
    assert [path.name for path in (tmp_path / PACKAGES / "providers").glob("*/")] == ["random"]
    random.unlink()
    typings.write(tmp_path)
    assert [path.name for path in (tmp_path / "typings").iterdir()] == ["other"]


def test_git_ignores_the_stubs_and_nothing_beside_them(tmp_path: Path) -> None:
    git = need("git")
    keep(tmp_path)
    typings.write(tmp_path)
    (tmp_path / "typings" / "own.pyi").touch()
    subprocess.run([git, "init", "-q"], cwd=tmp_path, check=True)
    told = subprocess.run(
        [git, "status", "--short", "-uall"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert told.split()[1::2] == ["mypy.ini", "schemas/hashicorp/random.schema", "typings/own.pyi"]


SETTINGS = {
    "mypy.ini": "[mypy]\nstrict = true\n",
    ".mypy.ini": "[mypy]\nstrict = true\n",
    "setup.cfg": "[mypy]\nstrict = true\n",
    "pyproject.toml": "[tool.mypy]\nstrict = true\n",
}


@pytest.mark.parametrize("file", SETTINGS)
def test_settings_of_mypy_that_are_there_are_not_touched(tmp_path: Path, file: str) -> None:
    keep(tmp_path)
    (tmp_path / file).write_text(SETTINGS[file])
    assert typings.write(tmp_path).mypy == f"for mypy, add typings to mypy_path in {file}"
    assert not typings.is_found_by_mypy(tmp_path)
    assert (tmp_path / file).read_text() == SETTINGS[file]
    path = 'mypy_path = "typings"\n' if file.endswith("toml") else "mypy_path = typings\n"
    (tmp_path / file).write_text(SETTINGS[file] + path)
    assert typings.write(tmp_path).mypy == ""
    assert typings.is_found_by_mypy(tmp_path)


PROGRAM = """
from constructs import Construct
from snowform import NamedStack
from snowform.aws import DataOther
from snowform.providers.random import Pet
from snowform.providers.random.pet import Pet as Same


def names(scope: Construct) -> str:
    DataOther(scope, "other", nam="a")
    Pet(scope, "a", nam="a")
    return Same(scope, "b", name="b").name
"""


def test_mypy_finds_the_stubs_before_those_that_are_shipped(tmp_path: Path) -> None:
    keep(tmp_path)
    keep(tmp_path, "hashicorp/aws", data={"other": block(name=TEXT)})
    typings.write(tmp_path)
    (tmp_path / "main.py").write_text(PROGRAM)
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir=/dev/null", "main.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in run.stdout.splitlines() if ": error: " in line]
    assert [line.partition("; did")[0] for line in errors] == [
        'main.py:10: error: Unexpected keyword argument "nam" for "DataOther"',
        'main.py:11: error: Unexpected keyword argument "nam" for "Pet"',
    ], run.stdout + run.stderr
