"""`snowform import`: an existing configuration becomes a Python stack."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from snowform.cli.console import put, say, say_warning
from snowform.importing.writing import Imported, import_source


@click.command("import")
@click.argument("source", metavar="SOURCE", required=False)
@click.option(
    "--from-state",
    "state",
    metavar="FILE",
    help="Instead of SOURCE, the resources in the file of a state, as `tofu state pull` prints it.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    default=".",
    show_default=True,
    metavar="DIR",
    help="The project that gets the stack; made where there is none.",
)
@click.option("--stack", metavar="NAME", help="The stack's name; by default after SOURCE.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def command(source: str | None, state: str | None, folder: str, stack: str | None, as_json: bool) -> int:
    """Write a Python stack that gives the configuration in SOURCE back.

    SOURCE is a file in Terraform's JSON (what Terranix and cdktf write) or in HCL, or a folder of them.
    Addresses stay what they are, so a plan on the existing state is empty. Nothing is overwritten.

    \b
    Examples:
      snowform import result/config.tf.json --stack network
      snowform import ../old-terraform -o .
      snowform import --from-state terraform.tfstate --stack network

    Exit codes: 0 where the stack gives the same configuration; 1 where it does not, which is said, or where
    SOURCE cannot be read.
    """
    given = source or state
    if given is None or (source and state):
        raise click.UsageError("give one of SOURCE and --from-state FILE")
    done = import_source(Path(given), Path(folder), stack=stack, is_state=state is not None)
    if as_json:
        put(json.dumps(summary(done), indent=2))
    else:
        show(done)
    return int(bool(done.differences))


def summary(done: Imported) -> dict[str, object]:
    """What was imported, for scripts."""
    statements = done.program.statements
    return {
        "ok": not done.differences,
        "stack": done.stack,
        "files": [str(file) for file in done.files],
        "add_to_main": done.to_add.splitlines(),
        "local_modules": list(done.program.modules),
        "elements": len(statements),
        "typed": sum(s.is_typed for s in statements),
        "overrides": [
            {"address": s.element.address, "path": entry.name} for s in statements for entry, _ in s.overrides
        ],
        "reads_files": [e.where for e in done.program.file_readers],
        "in_store": [e.where for e in done.program.in_store],
        "missing_modules": [e.where for e in done.program.missing_modules],
        "left_out": list(done.left_out),
        "differences": list(done.differences),
    }


def show(done: Imported) -> None:
    """Tell of what was imported."""
    for file in done.files:
        put(os.path.relpath(file))
    statements = done.program.statements
    typed = sum(s.is_typed for s in statements)
    plural = "" if len(statements) == 1 else "s"
    say(f"{done.stack}: {len(statements)} element{plural}, {typed} by typed classes")
    for element in done.program.missing_modules:
        say_warning(f"{element.where}: {element.address}: the folder of its source is not there")
    for element in done.program.file_readers:
        say_warning(f"{element.where}: {element.address} reads files beside the configuration")
    for element in done.program.in_store:
        say_warning(f"{element.where}: {element.address} names a file of the Nix store")
    for sentence in done.left_out:
        say_warning(sentence)
    if done.to_add:
        if not done.has_main:
            say_warning("there is no main.py, and the cdktf.json that is there was left as it is")
        place = "main.py" if done.has_main else "the program of this project"
        say(f"add to {place}, before app.synth():")
        for line in done.to_add.splitlines():
            say(f"  {line}")
        for module in done.program.modules:
            say(f'add to "terraformModules" of cdktf.json: "{module}"')
    for line in done.differences:
        say_warning(f"differs: {line}")
    if not done.differences:
        say("it gives the configuration back, value for value")
