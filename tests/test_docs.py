"""The pages of docs/ are true: their programs and settings synthesize, their commands and links exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from snowform.cli.commands import COMMANDS
from tests.images.builds import build
from tests.nixos.evaluation import evaluate
from tests.pages import (
    PAGES,
    ROOT,
    WITH_A_STACK,
    WITH_SETTINGS,
    blocks,
    copy_project,
    is_program,
    snowform,
    write_program,
)

# What a host that applies such a stack sets.
HOST = 'enable = true; credentials.file = "/run/secrets/aws";'
ENABLED = {"nixos-image": 'variables.image_file_web = "/images/nixos.vhd";'}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", WITH_SETTINGS)
def test_the_program_and_the_settings_of_a_page_make_its_stacks(name: str, project: Path) -> None:
    settings = write_program(project, name)
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
