"""Show the whole way once: stacks, config.tf.json, a local AWS that it is applied to, and the NixOS module.

Run as `make demo`, which bootstraps first. Talks to no real AWS; its state lies in `.cache/demo`.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from scripts import tools
from scripts.tools import CACHE, ROOT
from snowform.errors import SnowformError
from snowform.local import Item, LocalAws, inventory
from snowform.tofu import cli_config, find_tofu

STACK = "nixos-host"
SYNTHESIZED = ROOT / "out" / STACK
MODULE = ROOT / "nix" / STACK / "default.nix"
# What the module runs: this repository has it in its sources alone.
PROGRAM = ROOT / "src" / "snowform" / "provision"
RUN = CACHE / "demo" / STACK
CHANGES = 3


def main() -> int:
    try:
        with step("snowform synth"):
            snowform("synth")
        with step("snowform nixos"):
            snowform("nixos")
        with contextlib.ExitStack() as running:
            with step("local AWS"):
                aws = running.enter_context(LocalAws())
            # The AWS of the last run is gone, so its state is of no use to anybody.
            shutil.rmtree(RUN, ignore_errors=True)
            with step("apply, as the host would"):
                provision(aws, "apply", "--yes")
            with step("plan, once more"):
                changes = provision(aws, "plan", "--detailed-exitcode") == CHANGES
            items = inventory(aws.endpoint, region=aws.region)
        parse_module()
    except SnowformError as error:
        click.echo(f"{click.style('demo:', fg='red', bold=True)} {error}", err=True)
        return 1
    summarize(items, json.loads((RUN / "state" / "terraform.tfstate").read_text()), changes)
    if changes:
        click.echo(f"{click.style('demo:', fg='red', bold=True)} the second plan is not empty", err=True)
    return int(changes)


def snowform(command: str) -> None:
    """Run `snowform COMMAND` on this project. Raises SnowformError where it fails."""
    program = Path(sys.executable).with_name("snowform")
    ended = subprocess.run([str(program), command], cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SnowformError(f"snowform {command} failed:\n{(ended.stderr or ended.stdout).strip()}")


def provision(aws: LocalAws, command: str, *options: str) -> int:
    """Run the program of the generated module, with the module's own folder as its configuration.

    Its exit code: 0, or CHANGES where a plan has any. Raises SnowformError for every other.
    """
    RUN.mkdir(parents=True, exist_ok=True)
    override = RUN / "override.json"
    override.write_text(json.dumps(aws.override()))
    mirror = cli_config(CACHE)
    folders = [f"--{name}={RUN / name}" for name in ("state", "cache", "runtime")]
    argv = [
        *(sys.executable, "-I", str(PROGRAM), command),
        *(f"--stack={STACK}", f"--configuration={MODULE.parent}", f"--tofu={find_tofu()}"),
        *(*folders, f"--override={override}", *([f"--cli-config={mirror}"] if mirror else []), *options),
    ]
    ended = subprocess.run(argv, env=aws.isolated(os.environ), capture_output=True, text=True, check=False)
    if ended.returncode not in {0, CHANGES}:
        raise SnowformError(f"provision {command} failed:\n{ended.stderr.strip()}")
    return ended.returncode


def parse_module() -> None:
    """Let Nix read the generated module, where Nix is installed. Raises SnowformError where it cannot."""
    program = tools.find("nix-instantiate")
    if program is None:
        click.echo("  nix-instantiate --parse … skipped: Nix is not installed")
        return
    with step("nix-instantiate --parse"):
        command = [str(program), "--parse", str(MODULE)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            raise SnowformError(f"Nix does not accept the module:\n{ended.stderr.strip()}")


def summarize(items: Sequence[Item], state: Mapping[str, Any], changes: bool) -> None:
    """What was made, where the files are, what to do next."""
    managed = [resource for resource in state["resources"] if resource["mode"] == "managed"]
    heading(f"OpenTofu made {len(managed)} resources; what the local AWS showed of them")
    table([(item.kind, item.id, item.name, item.detail) for item in items])
    heading("Outputs")
    table([(name, json.dumps(output["value"])) for name, output in state["outputs"].items()])
    heading("A second plan")
    click.echo("  " + ("would change something" if changes else "is empty: what was applied is there"))
    heading("Files")
    table(
        [
            (shown(SYNTHESIZED / "config.tf.json"), "the stack as JSON"),
            (shown(MODULE), "the NixOS module that applies it on a host"),
            (shown(PROGRAM), "its program, which applied it just now"),
            (shown(RUN / "state"), "what that keeps: the state, its backups, the journal, the report"),
        ]
    )
    heading("Next")
    table(
        [
            ("cdktf.json", "your region, your SSH key, your instances; then `make demo` again"),
            ("stacks/nixos_host.py", "the stack itself, in Python"),
            (".venv/bin/snowform --help", "the commands that this ran, and more"),
            ("make test", "all of it, proven on real tools"),
        ]
    )
    click.echo()


@contextlib.contextmanager
def step(title: str) -> Iterator[None]:
    """One line, with the time that the block took."""
    click.echo(f"  {title} … ", nl=False)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        click.secho("failed", fg="red")
        raise
    click.echo(f"{time.monotonic() - started:.1f} s")


def heading(text: str) -> None:
    click.echo()
    click.secho(text, bold=True)


def table(rows: Sequence[Sequence[str]]) -> None:
    """The rows in columns; the last one is as long as it is."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo("  " + "  ".join(cells).rstrip())


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
