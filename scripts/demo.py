"""Show the whole way once: stacks, config.tf.json, a local AWS that it is applied to, and the NixOS module.

Run as `make demo`, which bootstraps first. Talks to no real AWS; its state lies in `.cache/demo`.
"""

from __future__ import annotations

import contextlib
import filecmp
import json
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
from snowform.tofu import Tofu, TofuError

STACK = "nixos-host"
SYNTHESIZED = ROOT / "out" / STACK
MODULE = ROOT / "nix" / STACK / "default.nix"
WORKSPACE = CACHE / "demo" / STACK


def main() -> int:
    try:
        with step("snowform synth"):
            snowform("synth")
        with step("snowform nixos"):
            snowform("nixos")
        with contextlib.ExitStack() as running:
            with step("local AWS"):
                aws = running.enter_context(LocalAws())
            tofu = apply(aws)
            with step("tofu plan, once more"):
                changes = tofu.plan()
            items = inventory(aws.endpoint, region=aws.region)
            state = tofu.show_json()["values"]
        parse_module()
    except SnowformError as error:
        click.echo(f"{click.style('demo:', fg='red', bold=True)} {error}", err=True)
        if isinstance(error, TofuError) and error.output:
            click.echo(error.output.rstrip(), err=True)
        return 1
    summarize(items, state, changes)
    if changes:
        click.echo(f"{click.style('demo:', fg='red', bold=True)} the second plan is not empty", err=True)
    return int(changes)


def snowform(command: str) -> None:
    """Run `snowform COMMAND` on this project."""
    program = Path(sys.executable).with_name("snowform")
    ended = subprocess.run([str(program), command], cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SnowformError(f"snowform {command} failed:\n{(ended.stderr or ended.stdout).strip()}")


def apply(aws: LocalAws) -> Tofu:
    """Apply the stack's configuration, as it was synthesized, to the local AWS."""
    # The AWS of the last run is gone, so its state is of no use to anybody.
    shutil.rmtree(WORKSPACE, ignore_errors=True)
    shutil.copytree(SYNTHESIZED, WORKSPACE, ignore=shutil.ignore_patterns("*.tfstate*", ".terraform*"))
    assert filecmp.cmp(SYNTHESIZED / "config.tf.json", WORKSPACE / "config.tf.json", shallow=False)
    (WORKSPACE / "zz_override.tf.json").write_text(json.dumps(aws.override()))
    tofu = Tofu.prepared(WORKSPACE, CACHE, aws.environment())
    with step("tofu init"):
        tofu.init()
    with step("tofu apply"):
        tofu.apply()
    return tofu


def parse_module() -> None:
    """Let Nix read the generated module, where Nix is installed."""
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
    made = [one for one in state["root_module"]["resources"] if one["mode"] == "managed"]
    heading(f"OpenTofu made {len(made)} resources; what the local AWS showed of them")
    table([(item.kind, item.id, item.name, item.detail) for item in items])
    heading("Outputs")
    table([(name, json.dumps(output["value"])) for name, output in state["outputs"].items()])
    heading("A second plan")
    click.echo("  " + ("would change something" if changes else "is empty: what was applied is there"))
    heading("Files")
    table(
        [
            (shown(SYNTHESIZED / "config.tf.json"), "what was applied, unchanged"),
            (shown(MODULE), "the NixOS module that applies it on a host"),
            (shown(WORKSPACE), "where it was applied just now, with its state"),
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
