"""The options of a run stand in one table, which both command lines and the NixOS module keep to."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import click
import pytest

from snowform.cli import apply, drift
from snowform.provision.command_line.arguments import parser
from snowform.provision.run import options
from snowform.provision.run.options import Option, RunOptions

TABLE = {option for option in vars(options).values() if isinstance(option, Option)}
FOR_RUNS = TABLE - {options.DRIFT_AS_JSON, options.DETAILED_EXITCODE}
# A unit waits for another run, and must have ended when the machine shuts down.
OF_UNITS = {"lock_timeout": 300, "stop_after": 900}
NAMES = {"stop_after": "stopTimeout", "lock_timeout": "lockTimeout"}
OF_THE_MODULE = (
    *(options.LOCK_TIMEOUT, options.PARALLELISM, options.REFRESH, options.RETRIES),
    *(options.STOP_AFTER, options.BACKUPS, options.TAGS),
)


def test_the_program_has_each_of_them_with_its_default() -> None:
    given = vars(parser().parse_args(["apply"]))
    assert {option.parameter: given[option.parameter] for option in FOR_RUNS} == {
        option.parameter: option.default for option in FOR_RUNS
    }


def test_a_run_that_nobody_gives_options_has_the_defaults() -> None:
    run = RunOptions()
    assert run.retries.times == options.RETRIES.default
    for option in (
        options.LOCK_TIMEOUT,
        options.PARALLELISM,
        options.REFRESH,
        options.STOP_AFTER,
        options.TAGS,
    ):
        assert getattr(run, option.parameter) == option.default


@pytest.mark.parametrize("command", [apply.command, drift.command], ids=["apply", "drift"])
def test_the_tool_says_of_them_what_the_table_says(command: click.Command) -> None:
    known = {(option.parameter, option.help) for option in TABLE}
    shared = {
        (parameter.name, parameter.help)
        for parameter in command.params
        if isinstance(parameter, click.Option) and parameter.name in {option.parameter for option in TABLE}
    }
    assert shared
    assert shared <= known


def test_the_nixos_module_has_the_same_defaults_but_where_a_unit_needs_others() -> None:
    text = (files("snowform.nixos") / "lib" / "options.toml").read_text(encoding="utf-8")
    module = tomllib.loads(text)
    found = {
        option.parameter: module[NAMES.get(option.parameter, option.parameter)].get("default")
        for option in OF_THE_MODULE
    }
    assert found == {option.parameter: option.default for option in OF_THE_MODULE} | OF_UNITS
