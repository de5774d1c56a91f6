"""A module of which files are missing, as a flake makes it of what git does not track."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.tools import ROOT
from snowform.nixos import Companions, copied_library, generate, library_for, write
from tests.nixos.cases import HOST
from tests.nixos.conftest import ENABLED
from tests.nixos.evaluation import Host, Refused, evaluate, write_module
from tests.tools import need

Lose = Callable[..., Host]


@pytest.fixture
def module(tmp_path: Path) -> Path:
    for name in ("assets/api", "modules/net"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "main file.tf").write_text("# x\n")
    (tmp_path / "assets" / "nowhere").symlink_to("/nix/nowhere")
    companions = Companions({name: tmp_path / name for name in ("assets", "modules")}, "# sums\n")
    variable = {"size": {"default": 1, "validation": {"condition": "${var.size > 0}"}}}
    return write_module(tmp_path / "nix", "web", {**HOST, "variable": variable}, companions)


@pytest.fixture
def without(module: Path, tmp_path: Path) -> Lose:
    """Evaluates the host where these files of its module are missing."""

    def evaluate_rest(*names: str, settings: str = ENABLED) -> Host:
        rest = tmp_path / "rest" / "web"
        shutil.copytree(module.parent, rest.parent, symlinks=True)
        for name in names:
            (rest / name).unlink()
            folder = (rest / name).resolve().parent
            if not any(folder.iterdir()):
                # Neither git nor a flake knows empty folders.
                folder.rmdir()
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
        "validations.nix",
        "../snowform/files.json",
        "../snowform/library/persistence.nix",
        "../snowform/provision/__main__.py",
        "../snowform/provision/state/guard.py",
        "assets/api/main file.tf",
        "assets/nowhere",
        "modules/net/main file.tf",
    ],
)
def test_a_file_that_is_missing_is_named_with_the_remedy(name: str, without: Lose) -> None:
    host = without(name)
    (failed,) = [" ".join(text.split()) for text in host.failed]
    shown = name.removeprefix("../")
    assert failed.startswith(
        f"services.snowform.web: of its module these files are missing: {shown}. A flake"
    )
    folder = "snowform" if name.startswith("../") else "web"
    assert f"rest/{folder} (with --force where git ignores them)" in failed
    assert "git add " in failed
    # Nothing of the module is there but this.
    assert (host.services, host.programs) == ({}, {})


def test_of_many_files_some_are_named(without: Lose, module: Path) -> None:
    program = module.with_name("snowform") / "provision"
    names = sorted(str(path.relative_to(module.parent)) for path in program.glob("plan/*.py"))
    (failed,) = [" ".join(text.split()) for text in without(*(f"../{name}" for name in names)).failed]
    assert f"{', '.join(names[:9])} and others." in failed


@pytest.mark.promise("options")
@pytest.mark.parametrize(
    "name", ["stack.json", "../snowform/library/options.toml", "../snowform/library/units.nix"]
)
def test_without_what_the_options_come_from_nothing_is_evaluated(name: str, without: Lose) -> None:
    with pytest.raises(Refused) as caught:
        without(name, settings="{ }")
    said = " ".join(str(caught.value).split())
    assert f"of its module these files are missing: {name.removeprefix('../')}." in said


def test_a_folder_whose_library_is_missing_says_how_it_stands_by_itself(module: Path, tmp_path: Path) -> None:
    shutil.copytree(module, tmp_path / "rest" / "web", symlinks=True)
    with pytest.raises(Refused) as caught:
        evaluate([tmp_path / "rest" / "web"], "{ }", tmp_path / "store")
    said = " ".join(str(caught.value).split())
    assert "services.snowform.web: ../snowform is missing" in said
    assert "`snowform nixos web --bundle`" in said


def test_a_stack_of_another_version_than_the_library_is_refused(module: Path, tmp_path: Path) -> None:
    stack = json.loads((module / "stack.json").read_text())
    (module / "stack.json").write_text(json.dumps({**stack, "format": 0}))
    with pytest.raises(
        Refused, match="is of another version of Snowform than its library: run `snowform nixos`"
    ):
        evaluate([module], ENABLED, tmp_path / "store")


def test_a_bundled_module_needs_nothing_beside_it(tmp_path: Path) -> None:
    bundle = tmp_path / "nix" / "web"
    write(generate("web", HOST, "{}\n", bundled=True), bundle)
    write(copied_library(), bundle / "snowform")
    shutil.copytree(bundle, tmp_path / "elsewhere")
    host = evaluate([tmp_path / "elsewhere"], ENABLED, tmp_path / "store")
    assert (host.failed, "snowform-web" in host.services) == ([], True)


def test_in_the_repository_of_snowform_modules_run_its_sources(tmp_path: Path) -> None:
    """As `snowform nixos` makes them there, where nothing of the library is a copy."""
    for folder in ("nixos/lib", "provision"):
        shutil.copytree(ROOT / "src/snowform" / folder, tmp_path / "src/snowform" / folder)
    write(generate("web", HOST, "{}\n"), tmp_path / "nix/web")
    write(library_for(ROOT, ROOT / "nix"), tmp_path / "nix/snowform")
    host = evaluate([tmp_path / "nix/web"], ENABLED, tmp_path / "store")
    assert host.failed == []
    launcher = Path(host.services["snowform-web"]["serviceConfig"]["ExecStart"].split()[0]).read_text()
    (program,) = re.findall(r"-IB (\S+) ", launcher)
    # Python's caches beside the sources are none of the program.
    assert {path.suffix for path in Path(program).rglob("*") if path.is_file()} == {".py"}


def test_where_the_stack_is_not_enabled_nothing_is_refused(without: Lose) -> None:
    assert without("config.tf.json", settings="{ }").failed == []


def git(*arguments: str, at: Path) -> None:
    # Whatever the tester's own git is told.
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    subprocess.run(
        [need("git"), *arguments], cwd=at, env=environment, check=True, capture_output=True, timeout=60
    )


@pytest.mark.promise("options")
@pytest.mark.parametrize(
    "ignored", [[], ["config.tf.json"], [".terraform.lock.hcl", "assets/"], ["__main__.py"]]
)
def test_a_flake_names_what_git_does_not_track(ignored: list[str], module: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(module.parent, project / "nix", symlinks=True)
    (project / "flake.nix").write_text("{ outputs = _: { }; }\n")
    (project / ".gitignore").write_text("\n".join(ignored))
    git("init", "--quiet", at=project)
    git("add", ".", at=project)
    source = f'(builtins.getFlake "git+file://{project}").outPath + "/nix/web"'
    failed = [
        " ".join(text.split()) for text in evaluate([source], ENABLED, tmp_path / "store", flakes=True).failed
    ]
    names = {"config.tf.json": ["config.tf.json"], "assets/": ["assets/api/main file.tf", "assets/nowhere"]}
    names["__main__.py"] = ["snowform/provision/__main__.py"]
    lost = [file for name in ignored for file in names.get(name, [name])]
    folder = "nix/snowform" if ignored == ["__main__.py"] else "nix/web"
    assert failed == [
        f"services.snowform.web: of its module these files are missing: {', '.join(lost)}. A flake has "
        f"only what git tracks: git add {folder} (with --force where git ignores them)."
    ] * bool(lost)
