"""The pages of docs/ are true: their programs and settings synthesize, their commands and links exist."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from snowform.cli.commands import COMMANDS
from tests.images.builds import build
from tests.nixos.evaluation import evaluate

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# Pages that show a whole main.py and, but for the one with a stack of its own, the settings of its stacks.
WITH_SETTINGS = ("fleets", "images", "network", "state")
WITH_A_STACK = "modules"
# What a host that applies such a stack sets.
HOST = 'enable = true; credentials.file = "/run/secrets/aws";'
ENABLED = {"nixos-image": 'variables.image_file_web = "/images/nixos.vhd";'}


def blocks(page: Path, language: str) -> list[str]:
    return [text for kind, text in FENCE.findall(page.read_text()) if kind == language]


def is_program(text: str) -> bool:
    return text.startswith("#!") and "app.synth()" in text


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project, as `git clone` gives it."""
    for name in ("stacks", "modules"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("main.py", "cdktf.json"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def add_settings(project: Path, settings: dict[str, object]) -> None:
    path = project / "cdktf.json"
    whole = json.loads(path.read_text())
    whole["context"] |= settings
    path.write_text(json.dumps(whole))


def snowform(project: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "snowform", *arguments]
    environment = {**os.environ, "XDG_CACHE_HOME": str(project / "cache"), "NO_COLOR": "1"}
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", WITH_SETTINGS)
def test_the_program_and_the_settings_of_a_page_make_its_stacks(name: str, project: Path) -> None:
    page = ROOT / "docs" / f"{name}.md"
    (program,) = filter(is_program, blocks(page, "python"))
    settings = json.loads(blocks(page, "json")[0])
    (project / "main.py").write_text(program)
    add_settings(project, settings)
    if name == "images":
        build(project / "result")
    snowform(project, "synth")
    made = {path.name for path in (project / "out").iterdir()}
    assert settings.keys() <= made
    snowform(project, "nixos")
    assert {path.name for path in (project / "nix").iterdir()} == made | {"snowform"}
    modules = [project / "nix" / name for name in sorted(made)]
    enabled = "".join(f"{module.name} = {{ {ENABLED.get(module.name, '')} {HOST} }};" for module in modules)
    host = evaluate(modules, f"{{ services.snowform = {{ {enabled} }}; }}", project)
    assert list(host.failed) == []
    assert {f"snowform-{stack}" for stack in made} <= host.services.keys()


def test_the_stack_of_the_page_on_modules_is_made_without_the_module(project: Path) -> None:
    page = ROOT / "docs" / f"{WITH_A_STACK}.md"
    stack, program = blocks(page, "python")[:2]
    (project / "stacks" / "web.py").write_text(stack)
    (project / "main.py").write_text(program)
    said = snowform(project, "synth")
    assert "snowform vendor" in said
    assert [path.name for path in (project / "out").iterdir()] == ["web"]


def test_every_page_with_a_program_is_tried() -> None:
    pages = {page.stem for page in PAGES if any(map(is_program, blocks(page, "python")))}
    assert pages == {*WITH_SETTINGS, WITH_A_STACK}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_that_a_page_names_is_there(page: Path) -> None:
    shell = "\n".join(blocks(page, "sh"))
    named = re.findall(r"^(?:.*(?:&& |-- |'|\$ ))?snowform ([a-z]+)\b", shell, re.MULTILINE)
    named += re.findall(r"`snowform ([a-z]+)\b[^`]*`", page.read_text())
    assert set(named) <= COMMANDS.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path) if path else page
        assert linked.exists(), target
        if anchor:
            assert anchor in anchors(linked), target


def anchors(page: Path) -> set[str]:
    """What GitHub calls the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
