"""A new project: what is in it, and that nothing of its user's is lost."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from snowform.starter import KINDS, Answers, Kind, StarterError, make_project, sources
from snowform.starter.contents import gitignore
from tests.pages import ROOT, blocks, is_program
from tests.tools import tried

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBughmCApaw7Dc5azT0kHpjDURCsebOFh7zjxgiSSOh8 anna@example.org"
HOST = Answers(KINDS["nixos-host"], "shop", "eu-west-1", KEY, "192.0.2.7/32")


def answers(kind: Kind) -> Answers:
    access = (KEY, "192.0.2.7/32") if kind.has_machines else ()
    return Answers(kind, "shop", "eu-west-1", *access)


def settings(folder: Path) -> Any:
    document = json.loads((folder / "cdktf.json").read_text())
    (name,) = document["context"]
    return document["context"][name]


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    "kind", tried(KINDS.values(), KINDS["nixos-host"], KINDS["empty"]), ids=lambda kind: kind.name
)
def test_the_tests_of_a_project_pass(kind: Kind, tmp_path: Path) -> None:
    """In a process of their own: what a project imports has to be in it."""
    make_project(tmp_path, answers(kind))
    command = [sys.executable, "-m", "snowform", "run", "pytest", "-q", "-p", "no:cacheprovider"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ended = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(r"\d passed", ended.stdout)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_project_has_every_module_that_it_imports_and_no_other(kind: Kind, tmp_path: Path) -> None:
    make_project(tmp_path, answers(kind))
    found = {name for name in texts(tmp_path) if name.endswith(".py")}
    begin = {"main.py", "tests/__init__.py", *(name for name in kind.files if name.endswith(".py"))}
    begin |= {name for name in found if name.startswith("tests/test_")}
    assert reached(tmp_path, begin) == found


def reached(folder: Path, names: set[str]) -> set[str]:
    """These files, with what they import of the folder, and what that imports."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for node in ast.walk(ast.parse((folder / name).read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                package, _, module = node.module.partition(".")
                if package in {"stacks", "modules"}:
                    waiting.append(f"{package}/__init__.py")
                    waiting += [f"{package}/{name}.py" for name in [module] if module]
                    waiting += [f"{package}/{alias.name}.py" for alias in node.names if not module]
    return found


@pytest.mark.parametrize(
    ("kind", "page"), [("nixos-servers", "network"), ("nixos-fleet", "fleets"), ("nixos-image", "images")]
)
def test_the_program_is_the_one_that_the_page_of_the_stack_shows(
    kind: str, page: str, tmp_path: Path
) -> None:
    chosen = KINDS[kind]
    make_project(tmp_path, Answers(chosen, chosen.default_name, "eu-central-1"))
    (shown,) = filter(is_program, blocks(ROOT / "docs" / f"{page}.md", "python"))
    assert (tmp_path / "main.py").read_text() == shown


def test_the_program_of_the_example_is_that_of_this_repository(tmp_path: Path) -> None:
    make_project(tmp_path, Answers(KINDS["nixos-host"], "nixos-host", "eu-central-1"))
    assert (tmp_path / "main.py").read_text() == (ROOT / "main.py").read_text()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_settings_are_those_of_whoever_begins(kind: Kind, tmp_path: Path) -> None:
    make_project(tmp_path, answers(kind))
    text = (tmp_path / "cdktf.json").read_text()
    assert (settings(tmp_path)["region"], settings(tmp_path)["project"]) == ("eu-west-1", "shop")
    assert (KEY in text, "192.0.2.7/32" in text) == (kind.has_machines, kind.has_machines)
    assert "example" not in text.replace("anna@example.org", "")
    assert "203.0.113" not in text


def test_without_a_key_and_a_network_nobody_may_log_in(tmp_path: Path) -> None:
    make_project(tmp_path, Answers(KINDS["nixos-host"], "shop", "eu-west-1"))
    assert settings(tmp_path)["ssh_keys"] == {}
    assert settings(tmp_path)["firewall"]["ssh_from"] == []


def test_no_two_projects_have_the_same_id_or_bucket(tmp_path: Path) -> None:
    for name in "ab":
        make_project(tmp_path / name, answers(KINDS["state-bucket"]))
    assert len({settings(tmp_path / name)["bucket"] for name in "ab"}) == 2
    assert len({json.loads((tmp_path / name / "cdktf.json").read_text())["projectId"] for name in "ab"}) == 2


def test_a_stack_of_ones_own_is_called_as_it_is(tmp_path: Path) -> None:
    made = make_project(tmp_path, Answers(KINDS["empty"], "my-shop", "eu-west-1"))
    assert {"stacks/my_shop.py", "tests/test_my_shop.py"} <= set(made.files)
    program = (tmp_path / "main.py").read_text()
    assert "from stacks.my_shop import MyShopStack, MyShopStackSettings\n" in program
    assert 'MyShopStack(app, "my-shop", ' in program
    assert not [name for name, text in texts(tmp_path).items() if re.search("empty", text, re.IGNORECASE)]


@pytest.mark.parametrize("name", ["class", "readable", "parts", "network"])
def test_a_name_that_python_or_snowform_has_is_none_for_a_stack_of_ones_own(
    name: str, tmp_path: Path
) -> None:
    with pytest.raises(StarterError, match=f'"{name}" cannot be the name of a stack of your own'):
        make_project(tmp_path, Answers(KINDS["empty"], name, "eu-west-1"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["main.py", "stacks/nixos_host.py", "modules/firewall.py"])
def test_nothing_is_written_where_a_file_would_be_overwritten(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine\n")
    with pytest.raises(StarterError, match=f"{name} would be overwritten; move what is there"):
        make_project(tmp_path, HOST)
    assert texts(tmp_path) == {name: "mine\n"}


def test_nothing_is_written_where_a_file_has_the_name_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "modules").write_text("mine\n")
    with pytest.raises(StarterError, match="modules would be overwritten"):
        make_project(tmp_path, HOST)
    assert texts(tmp_path) == {"modules": "mine\n"}


def test_a_project_is_made_once(tmp_path: Path) -> None:
    make_project(tmp_path, HOST)
    before = texts(tmp_path)
    with pytest.raises(StarterError, match=r"cdktf\.json: a project is here already; --add adds a stack"):
        make_project(tmp_path, HOST)
    assert texts(tmp_path) == before


def test_an_interrupted_one_is_made_whole_by_the_next(tmp_path: Path) -> None:
    """The settings are written last: a folder without them is no project yet."""
    made = make_project(tmp_path, HOST)
    assert made.files[-1] == "cdktf.json"
    whole = texts(tmp_path)
    for name in made.files[5:]:
        (tmp_path / name).unlink()
    assert make_project(tmp_path, HOST).files == made.files[5:]
    assert texts(tmp_path).keys() == whole.keys()


def test_a_readme_and_a_gitignore_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine\n")
    (tmp_path / ".gitignore").write_text("out\n.snowform/\n")
    made = make_project(tmp_path, HOST)
    assert made.kept == (".gitignore", "README.md")
    assert (tmp_path / "README.md").read_text() == "mine\n"
    assert (tmp_path / ".gitignore").read_text() == "out\n.snowform/\n"
    assert made.unignored == ("*.tfstate", "*.tfstate.*", "/cdktf.out/", "/.cache/")


def test_a_new_project_lets_git_leave_out_what_is_written(tmp_path: Path) -> None:
    assert make_project(tmp_path, HOST).unignored == ()


def test_what_git_is_to_leave_out_is_what_this_repository_leaves_out() -> None:
    own = (ROOT / ".gitignore").read_text().splitlines()
    assert [line for line in own if line not in gitignore().splitlines()] == [
        "/src/snowform/aws/**/*.pyi",
        "/src/snowform/providers/**/*.pyi",
    ]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_readme_fits_a_screen_and_names_what_is_there(kind: Kind, tmp_path: Path) -> None:
    made = make_project(tmp_path, answers(kind))
    text = (tmp_path / "README.md").read_text()
    assert len(text.splitlines()) <= 40
    assert "{" not in text
    assert all(command.text in text for command in made.next)
    (stack,) = re.findall(r"`(stacks/\w+\.py)`", text)
    assert (tmp_path / stack).is_file()


def test_a_wheel_has_all_that_any_project_is_made_of(tmp_path: Path) -> None:
    packed = {
        name for kind in KINDS.values() for name in make_project(tmp_path / kind.name, answers(kind)).files
    }
    shipped = {path.relative_to(ROOT).as_posix() for path in sources.shipped(ROOT)}
    made_new = {"README.md", "stacks/shop.py", "tests/test_shop.py"}
    assert {re.sub(r"^tests/test_", "tests/project/test_", name) for name in packed - made_new} <= shipped
