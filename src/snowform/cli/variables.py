"""The options by which the commands that plan take values of a stack's variables."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import click

from snowform.cli.console import say_warning
from snowform.provision.configuration.blocks import variables_of
from snowform.provision.errors import UsageError
from snowform.provision.host.files import read_json
from snowform.provision.host.paths import Paths
from snowform.provision.inputs.variables import named
from snowform.provision.run.workspace import CONFIGURATION
from snowform.synth.writing import relative

# The parameters, as `Paths` has them.
VALUES_OF_VARIABLES = ("assignments", "variables", "secrets")
# What OpenTofu reads by itself, where it is run by hand
# (https://opentofu.org/docs/language/values/variables/#variable-definitions-tfvars-files).
READ_BY_TOFU = ("terraform.tfvars", "terraform.tfvars.json", "*.auto.tfvars", "*.auto.tfvars.json")


def variable_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """A decorator: the command's arguments that VALUES_OF_VARIABLES names, in the form that `Paths` has."""
    for option in (
        click.option(
            "--secret",
            "secrets",
            metavar="NAME=FILE",
            multiple=True,
            callback=lambda _context, _parameter, given: _secrets(given),
            help="A variable's value that a file or a pipe holds; it is shown nowhere.",
        ),
        click.option(
            "--var-file",
            "variables",
            metavar="FILE",
            multiple=True,
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            callback=lambda _context, _parameter, given: tuple(file.absolute() for file in given),
            help="Values of variables, as .tfvars or .tfvars.json; the last one counts.",
        ),
        click.option(
            "--var",
            "assignments",
            metavar="NAME=VALUE",
            multiple=True,
            callback=lambda _context, _parameter, given: tuple(_named(one, "NAME=VALUE") for one in given),
            help="A variable's value; goes before those of files.",
        ),
    ):
        command = option(command)
    return command


def tell_what_is_not_read(folder: Path, paths: Paths) -> None:
    """Warn of files that OpenTofu would read there by itself, where the stack has variables at all."""
    here = sorted(
        path for path in folder.iterdir() if any(fnmatchcase(path.name, form) for form in READ_BY_TOFU)
    )
    given = {file.resolve() for file in paths.variables}
    unread = [relative(str(file)) for file in here if file.is_file() and file.resolve() not in given]
    if unread and any(variables_of(read_json(paths.configuration / CONFIGURATION))):
        options = " ".join(f"--var-file {name}" for name in unread)
        say_warning(f"{', '.join(unread)} {'is' if len(unread) == 1 else 'are'} not read; `{options}` does")


def _secrets(given: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    pairs = [_named(one, "NAME=FILE") for one in given]
    for name, file in pairs:
        if not Path(file).exists() or Path(file).is_dir():
            raise click.BadParameter(f"{name}: no file {file!r} is here")
    return tuple((name, Path(file).absolute()) for name, file in pairs)


def _named(text: str, form: str) -> tuple[str, str]:
    try:
        return named(text, form)
    except UsageError as error:
        raise click.BadParameter(str(error)) from error
