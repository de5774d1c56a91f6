"""`snowform inventory`: the machines of an applied stack, for Ansible."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from snowform.cli.commands import with_options
from snowform.cli.console import put, say
from snowform.cli.options import PROJECT
from snowform.cli.provisioning import provisioning
from snowform.cli.stacks import STACK, candidates
from snowform.files import write_atomic
from snowform.inventory import Inventory, Machine, in_outputs, in_state
from snowform.inventory.ansible import NIXOS_PYTHON
from snowform.inventory.source import name_of, state_of, text_of
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths

# Endings by which Ansible knows YAML (its plugin `yaml`, option yaml_extensions).
READ_AS_YAML = frozenset({"", ".yaml", ".yml", ".json"})
ADDRESSES = "addresses"


@click.command()
@click.argument("stack", required=False, metavar=STACK, shell_complete=candidates("stacks"))
@click.option("--list", "as_list", is_flag=True, help="Print all groups and hosts: the default.")
@click.option("--host", metavar="NAME", help="Print the variables of one host.")
@click.option("--yaml", "as_yaml", is_flag=True, help="Print a static inventory instead.")
@click.option("-o", "target", metavar="FILE", help="Write the static inventory to FILE.")
@click.option("--private", is_flag=True, help="Reach machines by their private addresses.")
@click.option(
    "--outputs",
    metavar="FILE",
    help="Read no state but this JSON: what `snowform output STACK --json` prints, or a NixOS unit's "
    "outputs.json; - is standard input.",
)
@click.option(
    "--output",
    "names",
    multiple=True,
    metavar="NAME",
    help=f"The output with names and addresses; by default {ADDRESSES}. Repeatable.",
)
@click.option("--state", "state_file", metavar="FILE", help="Read the state in FILE; - is standard input.")
@click.option("--user", default="root", show_default=True, help="ansible_user; an empty one leaves it out.")
@click.option(
    "--python",
    default=NIXOS_PYTHON,
    show_default=True,
    help="ansible_python_interpreter; an empty one leaves it out.",
)
@with_options(PROJECT)
def command(
    stack: str | None,
    as_list: bool,
    host: str | None,
    as_yaml: bool,
    target: str | None,
    private: bool,
    outputs: str | None,
    names: tuple[str, ...],
    state_file: str | None,
    user: str,
    python: str,
    directory: str,
    app: str | None,
    engine: str | None,
    context: tuple[str, ...],
) -> int:
    """Print the machines of STACK as a dynamic inventory for Ansible.

    They come from the stack's state, as `snowform output` reads it; with --outputs or --state from a
    file, and then no project is needed. Nothing sensitive is printed.

    \b
    Examples:
      snowform inventory nixos-host -o hosts.yaml
      snowform inventory nixos-host --outputs /run/snowform-outputs/nixos-host/outputs.json

    Exit codes: 0 also for an inventory without machines; 1 where there is no state or it cannot be read.
    """
    _check(outputs=outputs, names=names, state_file=state_file, private=private)
    _check_form(as_list=as_list, host=host, as_yaml=as_yaml, target=target)

    def show(stack: str, machines: Sequence[Machine], source: str) -> None:
        if not machines:
            say(f"{stack}: there are no machines in {source}")
        inventory = Inventory(stack, machines, user=user, python=python)
        if target is not None:
            write_atomic(Path(target), inventory.static())
            put(target)
        elif as_yaml:
            put(inventory.static(), end="")
        else:
            found = inventory.listed() if host is None else inventory.host(host)
            put(json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False))

    given = outputs if outputs is not None else state_file
    if given is not None:
        if stack is None:
            raise click.UsageError("name the STACK: with --outputs and --state no project is read")
        where, text = name_of(given), text_of(given)
        if outputs is not None:
            show(stack, in_outputs(text, names or (ADDRESSES,), where=where), where)
        else:
            show(stack, in_state(text, private=private, where=where), where)
        return 0
    words = () if stack is None else (stack,)
    chosen = {"directory": directory, "app": app, "engine": engine, "context": context}
    code: int = _of_stack(words=words, policy=None, private=private, show=show, **chosen)
    return code


@provisioning(checked=False)
def _of_stack(
    paths: Paths, console: Console, private: bool, show: Callable[[str, Sequence[Machine], str], None]
) -> int:
    show(paths.stack, in_state(state_of(paths, console), private=private), "its state")
    return 0


def _check(*, outputs: str | None, names: Sequence[str], state_file: str | None, private: bool) -> None:
    if outputs is not None and state_file is not None:
        raise click.UsageError("--outputs and --state are two sources; give one of them")
    if names and outputs is None:
        raise click.UsageError("--output chooses among the outputs of --outputs")
    if private and outputs is not None:
        raise click.UsageError(
            "--private chooses in a state; name the output with those addresses by --output"
        )


def _check_form(*, as_list: bool, host: str | None, as_yaml: bool, target: str | None) -> None:
    if as_list and host is not None:
        raise click.UsageError("--list and --host are two questions; ask one of them")
    if (as_list or host is not None) and (as_yaml or target is not None):
        raise click.UsageError("--list and --host print JSON; --yaml and -o make a static inventory")
    if target is not None and Path(target).suffix not in READ_AS_YAML:
        raise click.UsageError(f"Ansible reads no YAML from {target}; let its name end in .yaml")
