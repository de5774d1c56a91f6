"""What holds for the repository as a whole."""

from __future__ import annotations

import json
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import snowform
from scripts.tools import ROOT
from snowform.cli.commands import COMMANDS

LONGEST_FILE = 500
HEAVY = {"boto3", "cdktf", "click", "constructs", "jinja2", "jsii", "jsonschema", "moto"}

# In brackets, so that this file does not name them either.
NAMES_NO_ONE_ELSE_HAS = re.compile(
    r"/[w]ork/|/[r]oot/|/[t]mp/sf|[n]pmjs[.](org|com)|[p]ypi[.]org|[p]ythonhosted[.]org"
)

MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(snowform.__path__, "snowform.")
    if not name.endswith("__main__")
]


def files(*patterns: str) -> list[Path]:
    """What belongs to the repository: tracked, or new and not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in sorted(set(listed.split("\0"))) if name]
    return [path for path in paths if path.is_file()]


def loaded_by(program: str) -> set[str]:
    """The top-level modules that a Python program has loaded when it ends."""
    report = "; import json, sys; print(json.dumps(list(sys.modules)))"
    command = [sys.executable, "-c", program + report]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name.partition(".")[0] for name in json.loads(said)}


def test_no_file_names_a_place_that_only_one_machine_has() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in files()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if NAMES_NO_ONE_ELSE_HAS.search(line)
    ]
    assert found == []


def test_no_file_is_too_long_to_be_read() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in files("*.py")}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_of_the_program_is_here_twice() -> None:
    """What the generated modules run lies in src/ alone: nix/snowform/ leads there.

    What nix/lib/ runs is the flake's own. `nix flake init` can only copy a folder: that one is held against
    what `snowform init` makes.
    """
    assert files("nix/*.py", "nix/*.toml", ":!nix/lib", ":!nix/template", ":!nix/tests") == []


@pytest.mark.parametrize("name", MODULES)
def test_every_module_can_be_imported(name: str) -> None:
    assert import_module(name).__name__ == name


@pytest.mark.parametrize(
    ("program", "may_load"),
    [
        pytest.param("import snowform", set(), id="the package"),
        pytest.param("import snowform.cli", set(), id="the command line"),
        pytest.param("import snowform.cli.synthesis", set(), id="snowform synth"),
        pytest.param("import snowform.cli.synth", {"click"}, id="its help"),
        pytest.param("import snowform.cli.nixos", {"click"}, id="snowform nixos"),
    ],
)
def test_a_start_loads_nothing_heavy(program: str, may_load: set[str]) -> None:
    assert loaded_by(program) & HEAVY == may_load


def test_the_changelog_has_room_for_what_is_new() -> None:
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text()


@pytest.mark.parametrize("path", files("*.md"), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_that_the_documentation_names_exists(path: Path) -> None:
    text = path.read_text()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named_targets = set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", text, re.MULTILINE))
    named_commands = set(re.findall(r"(?:^|[`/])snowform ([a-z][a-z-]*)", text, re.MULTILINE))
    assert (named_targets - targets, named_commands - set(COMMANDS)) == (set(), set())


@pytest.mark.parametrize("path", files("*.md"), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_the_documentation_links_to_exists(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text())
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_readme_begins_with_the_two_commands() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text().splitlines()[:40])
    assert "make demo" in first_screen
    assert "make test" in first_screen
