"""`snowform packer`: a template that makes an image of a stack's machine."""

from __future__ import annotations

import os
from pathlib import Path

import click

from snowform.cli.commands import project_options
from snowform.cli.console import BOLD, WrongUsage, put, say, say_warning, style
from snowform.cli.running import synthesized
from snowform.cli.stacks import Words, stack_words
from snowform.packer import (
    Choices,
    Configuration,
    PackerError,
    Recipe,
    Source,
    Written,
    check_configuration,
    check_name,
    file_names,
    legacy,
    modern,
    names_python,
    read_source,
    warnings,
    write,
)
from snowform.synth.program import Engine
from snowform.synth.project import Project

FOLDER = "packer"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@stack_words()
@project_options
@click.option("-o", "--output", metavar="FILE", help="Write FILE, not packer/NAME.pkr.json; - prints it.")
@click.option("--legacy", "old_form", is_flag=True, help="Write the JSON that Packer 1.6 reads.")
@click.option("--name", metavar="NAME", help="Name the images NAME-<time>; the stack's name if not given.")
@click.option("--configuration", type=_FILE, help="The configuration.nix, in place of the user data.")
@click.option("--ansible", "playbook", type=_FILE, help="Run this playbook after the configuration.")
@click.option("--image", metavar="ADDRESS", help="Start from this data source, such as data.aws_ami.nixos.")
@click.option("--release", metavar="VERSION", help="Start from NixOS' own image of a release, such as 26.05.")
@click.option("--machine", metavar="ADDRESS", help="Take the settings of this instance or launch template.")
@click.option("--instance-type", metavar="TYPE", help="Build the image on an instance of this type.")
@click.option(
    "--volume-size", type=click.IntRange(1, 65_536), metavar="GIB", help="Size of the root volume in GiB."
)
@click.option("--region", metavar="REGION", help="Build the image in this region.")
@click.option(
    "--variable", "variables", multiple=True, metavar="NAME=VALUE", help="Set a variable of the stack."
)
def command(
    words: tuple[str, ...],
    project: Project,
    engine: Engine | None,
    output: str | None,
    old_form: bool,
    name: str | None,
    configuration: Path | None,
    playbook: Path | None,
    image: str | None,
    release: str | None,
    machine: str | None,
    instance_type: str | None,
    volume_size: int | None,
    region: str | None,
    variables: tuple[str, ...],
) -> int:
    """Write a Packer template that makes an image of STACK's machine, and its configuration next to it.

    The image starts from the NixOS image that the stack looks up. Packer copies the machine's configuration
    (its user data, if --configuration names no file) to /etc/nixos, applies it by nixos-rebuild, and
    removes what belongs to the build machine alone. A stack then finds the newest one by NAME-*.

    Exit codes: 0 success, 1 an error, 2 wrong usage.
    """
    if image and release:
        raise WrongUsage("--image and --release both say what to start from", command="packer")
    path = _template_path(output, old_form)
    choices = Choices(image, release, machine, instance_type, volume_size, region, _given(variables))
    given = Words(words)
    with synthesized(project, engine=engine) as synthesis:
        stack, _ = given.read([stack.name for stack in synthesis.stacks])
        (chosen,) = synthesis.select([stack])
        source = read_source(chosen.document, choices)
        text = _configuration(configuration, source)
    found = list(check_configuration(text))
    name = check_name(name or stack)
    folder = path.parent if path else (Path.cwd() if output else project.root / FOLDER)
    stem = path.name.removesuffix(file_names("", old_form=old_form)[0]) if path else name
    template_name, configuration_name = file_names(stem, old_form=old_form)
    recipe = Recipe(
        name,
        stack,
        source,
        configuration_name,
        Path(os.path.relpath(playbook, folder)).as_posix() if playbook else None,
    )
    template = legacy(recipe) if old_form else modern(recipe)
    if playbook and not names_python(text):
        found.append(
            f"{text.origin}: has no Python for Ansible; add environment.systemPackages = [ pkgs.python3 ]"
        )
    for warning in (*warnings(recipe), *found):
        say_warning(f"{stack}: {warning}")
    if output == "-":
        put(template, end="")
        say(f"the template reads {configuration_name} beside it, which -o - does not write")
        return 0
    for written in write(template, folder / template_name, text, folder / configuration_name, configuration):
        _show(written)
    return 0


def _template_path(output: str | None, old_form: bool) -> Path | None:
    """Where the template goes, if that was said; Packer tells the form by the name's end."""
    if output is None or output == "-":
        return None
    path = Path(output).absolute()
    modern_end, legacy_end = (file_names("", old_form=form)[0] for form in (False, True))
    fits = path.name.endswith(legacy_end) and path.name.endswith(modern_end) != old_form
    if not fits or path.name in {modern_end, legacy_end}:
        wanted = f"{legacy_end} and not in {modern_end}" if old_form else modern_end
        raise WrongUsage(f"-o {output}: the name has to end in {wanted}", command="packer")
    return path


def _given(variables: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for variable in variables:
        name, equals, value = variable.partition("=")
        if not equals:
            raise WrongUsage(f"--variable {variable}: give NAME=VALUE", command="packer")
        given[name] = value
    return given


def _configuration(path: Path | None, source: Source) -> Configuration:
    if path is None:
        text, address = source.user_data()
        return Configuration(text, f"the user data of {address}")
    try:
        return Configuration(path.read_bytes().decode(), path.name)
    except OSError as error:
        raise PackerError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise PackerError("is not UTF-8", where=str(path)) from error


def _show(written: Written) -> None:
    here = Path.cwd()
    path = written.path.relative_to(here) if written.path.is_relative_to(here) else written.path
    put(f"{style(str(path), BOLD)}  {written.status}")
