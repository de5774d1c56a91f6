"""A module of which files are missing, as a flake makes it of what git does not track."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from snowform.nixos import Beside
from tests.nixos.cases import HOST
from tests.nixos.conftest import ENABLED
from tests.nixos.evaluation import Host, evaluate, write_module
from tests.tools import need

Lose = Callable[..., Host]


@pytest.fixture
def module(tmp_path: Path) -> Path:
    for name in ("assets/api", "modules/net"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "main file.tf").write_text("# x\n")
    (tmp_path / "assets" / "nowhere").symlink_to("/nix/nowhere")
    beside = Beside({name: tmp_path / name for name in ("assets", "modules")}, "# sums\n")
    return write_module(tmp_path / "nix", "web", HOST, beside)


@pytest.fixture
def without(module: Path, tmp_path: Path) -> Lose:
    """Evaluates the host where these files of its module are missing."""

    def evaluate_rest(*names: str, settings: str = ENABLED) -> Host:
        rest = tmp_path / "rest" / "web"
        shutil.copytree(module, rest, symlinks=True)
        for name in names:
            (rest / name).unlink()
            if not any((rest / name).parent.iterdir()):
                # Neither git nor a flake knows empty folders.
                (rest / name).parent.rmdir()
        return evaluate([rest], settings, tmp_path / "store")

    return evaluate_rest


def test_a_whole_module_is_not_refused(without: Lose) -> None:
    assert without().failed == []


def test_the_manifest_names_every_file(module: Path) -> None:
    found = {
        os.path.relpath(path, module) for path in module.rglob("*") if path.is_file() or path.is_symlink()
    }
    assert set(json.loads((module / "files.json").read_text())) == found - {"files.json"}


@pytest.mark.promise("options")
@pytest.mark.parametrize(
    "name",
    [
        "config.tf.json",
        ".terraform.lock.hcl",
        "files.json",
        "persistence.nix",
        "provision/__main__.py",
        "provision/state/guard.py",
        "assets/api/main file.tf",
        "assets/nowhere",
        "modules/net/main file.tf",
    ],
)
def test_a_file_that_is_missing_is_named_with_the_remedy(name: str, without: Lose) -> None:
    host = without(name)
    (failed,) = [" ".join(text.split()) for text in host.failed]
    assert failed.startswith(f"services.snowform.web: of its module these files are missing: {name}. A flake")
    assert "rest/web (with --force where git ignores them)" in failed
    assert "git add " in failed
    # Nothing of the module is there but this.
    assert (host.services, host.programs) == ({}, {})


def test_of_many_files_some_are_named(without: Lose, module: Path) -> None:
    names = sorted(f"provision/{path.name}" for path in (module / "provision").glob("*.py"))
    (failed,) = [" ".join(text.split()) for text in without(*names).failed]
    assert f"{', '.join(names[:9])} and others." in failed


def test_where_the_stack_is_not_enabled_nothing_is_refused(without: Lose) -> None:
    assert without("config.tf.json", settings="{ }").failed == []


def git(*arguments: str, at: Path) -> None:
    # Whatever the tester's own git is told.
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    subprocess.run(
        [need("git"), *arguments], cwd=at, env=environment, check=True, capture_output=True, timeout=60
    )


@pytest.mark.promise("options")
@pytest.mark.parametrize("ignored", [[], ["config.tf.json"], [".terraform.lock.hcl", "assets/"]])
def test_a_flake_names_what_git_does_not_track(ignored: list[str], module: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(module, project / "nix" / "web", symlinks=True)
    (project / "flake.nix").write_text("{ outputs = _: { }; }\n")
    (project / ".gitignore").write_text("\n".join(ignored))
    git("init", "--quiet", at=project)
    git("add", ".", at=project)
    source = f'(builtins.getFlake "git+file://{project}").outPath + "/nix/web"'
    failed = [
        " ".join(text.split()) for text in evaluate([source], ENABLED, tmp_path / "store", flakes=True).failed
    ]
    names = {"config.tf.json": ["config.tf.json"], "assets/": ["assets/api/main file.tf", "assets/nowhere"]}
    lost = [one for name in ignored for one in names.get(name, [name])]
    assert failed == [
        f"services.snowform.web: of its module these files are missing: {', '.join(lost)}. A flake has "
        "only what git tracks: git add nix/web (with --force where git ignores them)."
    ] * bool(lost)
