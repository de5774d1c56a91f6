"""The pages of docs/ are true: their programs and settings synthesize, their commands and links exist."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from snowform.cli.commands import COMMANDS
from tests.commands import CODES, COSTLY, NOT_RUN, SAYS, all_commands
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
    prose,
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


@pytest.mark.parametrize("table", [NOT_RUN, COSTLY, CODES, SAYS], ids=["not run", "costly", "codes", "says"])
def test_what_a_table_says_of_commands_is_of_commands_that_stand_on_a_page(table: Iterable[str]) -> None:
    commands = all_commands()
    gone = [pattern for pattern in table if not any(command.matches(pattern) for command in commands)]
    assert gone == []


def test_what_a_command_is_to_say_stands_on_its_page() -> None:
    pages = {page.stem: page.read_text() for page in PAGES}
    for pattern, parts in SAYS.items():
        page = pages[pattern.partition(":")[0]]
        assert [part for part in parts if part not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_stand_in_blocks_that_say_so(page: Path) -> None:
    """Else nobody would run them: an indented line is code, too."""
    text = prose(page)
    assert re.findall(r"\n\n(    \S.*)", text) == []
    assert "```" not in text


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
