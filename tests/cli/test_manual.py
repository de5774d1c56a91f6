"""The manual page has all commands and options, in what roff takes for text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from snowform.cli.commands import COMMANDS, cli
from snowform.cli.manual import page

REQUESTS = {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".nf", ".fi"}


def leaves(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for name, one in command.commands.items():
            yield from leaves(one, f"{path} {name}")
    else:
        yield path, command


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_a_section_with_its_options(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    text = page()
    for path, leaf in leaves(command, f"snowform {name}"):
        section = text.partition(f"\n.SS {path} ")[2].partition("\n.SS ")[0].replace("\\-", "-")
        options = [parameter for parameter in leaf.params if isinstance(parameter, click.Option)]
        assert [option.opts[0] for option in options if option.opts[0] not in section] == []


def test_the_text_is_no_request_and_its_hyphens_can_be_copied() -> None:
    lines = page().splitlines()
    assert {line.split()[0] for line in lines if line.startswith((".", "'"))} <= REQUESTS
    assert lines[0].startswith(".TH SNOWFORM 1 ")
    assert not [line for line in lines if re.search(r"(?<!\\)-", line) and not line.startswith(".TH")]
    assert not [line for line in lines if re.search(r"\\(?![-efR&]|fB)", line)]


def test_lines_that_are_to_stay_stay() -> None:
    assert "\n.nf\n" in page()
    assert "\b" not in page()
