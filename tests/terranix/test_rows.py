"""docs/terranix.md has a row for all that Terranix has, and each row names what shows it."""

from __future__ import annotations

import ast
import itertools
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cdktf import TerraformLocal, TerraformStack

from scripts.tools import ROOT
from snowform.synth.checks.check import check
from tests.pages import blocks
from tests.synthesis import synthesize
from tests.terranix.configurations import CASES, HERE, flat
from tests.terranix.features import recorded

PAGE = ROOT / "docs" / "terranix.md"
# Under which headings of the page the names of a kind are; a flag's is that of its command.
HEADINGS = {
    **{"options": "Options", "provider modules": "Options", "library": "Functions"},
    **{"flake functions": "Flake", "arguments of flake functions": "Flake", "flake outputs": "Flake"},
    **{f"flake-parts {kind}": "flake-parts" for kind in ("app", "options", "scripts")},
    "tests": "Its own tests",
}
_ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_NUMBERS = {case.name[:2] for case in CASES}


@cache
def rows() -> dict[str, list[list[str]]]:
    """The cells of each row of a table, by the heading above it."""
    found: dict[str, list[list[str]]] = {}
    for part in re.split(r"^#{2,3} ", PAGE.read_text(), flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        lines = [row.replace(r"\|", "¦").split(" | ") for row in _ROW.findall(text)]
        found[heading] = lines[2:]
    return found


def named(heading: str) -> set[str]:
    """What the rows below a heading are about: `backend.s3.{bucket,key}` is two of them."""
    codes = (code for row in rows()[heading] for code in _CODE.findall(row[0]))
    return {name for code in codes for name in _expanded(code)}


def _expanded(code: str) -> list[str]:
    parts = re.split(r"\{([^}]*)\}", code)
    choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(parts)]
    return ["".join(choice) for choice in itertools.product(*choices)]


def _place(kind: str, name: str) -> tuple[str, str]:
    """The heading under which a name is, and how it is called there."""
    if kind == "commands":
        return name, name
    if kind == "flags":
        command, _, flag = name.partition(" ")
        return command, flag
    if kind == "manual pages":
        # The page on modules is one of the command's.
        command = name.rpartition(".")[0].removesuffix("-modules")
        return command, name
    return HEADINGS[kind], f"lib.{name}" if kind == "flake functions" else name


@pytest.mark.parametrize("kind", recorded())
def test_all_that_terranix_has_is_in_a_row(kind: str) -> None:
    places = [_place(kind, name) for name in recorded()[kind]]
    assert [name for heading, name in places if name not in named(heading)] == []


def test_each_row_names_a_test_that_is_there() -> None:
    cells = [row[-1] for lines in rows().values() for row in lines]
    assert len(cells) > 100
    shown = {code for cell in cells for code in _CODE.findall(cell)}
    assert [cell for cell in cells if not _CODE.findall(cell)] == []
    assert sorted(code for code in shown if not _is_there(code)) == []


def _is_there(shown: str) -> bool:
    if shown in _NUMBERS:
        return True
    file, _, name = shown.partition("::")
    return name in _tests(ROOT / "tests" / file)


@cache
def _tests(file: Path) -> set[str]:
    tree = ast.parse(file.read_text()) if file.is_file() else ast.Module([], [])
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_what_the_page_shows_is_part_of_the_configurations() -> None:
    sources = {
        language: "\n".join(flat(path.read_text()) for path in sorted(HERE.glob(f"[0-9]*/*.{suffix}")))
        for language, suffix in (("nix", "nix"), ("python", "py"))
    }
    shown = [(language, text) for language in sources for text in blocks(PAGE, language)]
    assert len(shown) == 7
    assert [text for language, text in shown if flat(text) not in sources[language]] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("terraform.backend.etcd", {"path": "x", "endpoints": "y"}),
        ("data.terraform_remote_state.old", {"backend": "etcd", "config": {"path": "x"}}),
    ],
)
def test_a_backend_that_is_no_more_is_refused(path: str, value: Any) -> None:
    document: dict[str, Any] = {}
    *above, last = path.split(".")
    place = document
    for name in above:
        place = place.setdefault(name, {})
    place[last] = value
    (found,) = check(document, folder=ROOT)
    assert 'there is no backend "etcd"' in found.message


def test_blocks_that_terranix_lacks_are_written() -> None:
    lacking = {
        "moved": [{"from": "terraform_data.old", "to": "terraform_data.new"}],
        "removed": [{"from": "terraform_data.gone", "lifecycle": {"destroy": False}}],
        "check": {"up": {"assert": [{"condition": "${local.a == 1}", "error_message": "it is not"}]}},
    }

    def build(stack: TerraformStack) -> None:
        TerraformLocal(stack, "a", 1)
        for section, value in lacking.items():
            stack.add_override(section, value)

    assert synthesize(build) == {"locals": {"a": 1}, "terraform": {}, **lacking}
    assert {"moved", "removed", "check"}.isdisjoint(recorded()["options"])


def test_the_reference_of_a_program_without_settings_has_none(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("from cdktf import App\nApp().synth()\n")
    (tmp_path / "cdktf.json").write_text('{"app": "python3 main.py"}')
    command = [sys.executable, "-m", "snowform", "docs", "--format", "json"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    assert {name: found[name] for name in ("stacks", "sections")} == {"stacks": [], "sections": []}
