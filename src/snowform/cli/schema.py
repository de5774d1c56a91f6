"""`snowform schema`: derive compact schemas from providers, and look into them."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import click

from snowform.cli.console import clock, put
from snowform.cli.stacks import candidates
from snowform.errors import SnowformError


@click.group()
def command() -> None:
    """Derive the compact schema of a provider, or show that of a resource."""


@command.command()
@click.option("--provider", default="hashicorp/aws", show_default=True, help="The provider's source address.")
@click.option("--version", required=True, help="The provider's version, such as 5.100.0.")
@click.option(
    "--from",
    "source",
    type=click.File(),
    help="Read the output of `terraform providers schema -json` from a file, or - for standard input.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The file to write the schema to."
)
def build(provider: str, version: str, source: Any, output: Path) -> None:
    """Derive the compact schema of a provider from the provider itself.

    Without --from, OpenTofu (or what SNOWFORM_TOFU names) installs the provider and prints its schema.
    Terraform 1.11 knows more of write-only arguments and ephemeral resources than OpenTofu 1.6 does.
    """
    from snowform.files import write_atomic
    from snowform.schema.derive import derive

    try:
        document = json.load(source) if source else _ask_provider(provider, version)
    except ValueError as error:
        raise SnowformError(f"no JSON: {error}", where=source.name if source else "") from error
    text = derive(document, version=version)
    write_atomic(output, text)
    put(f"{output}  {text.count(chr(10)) - 1} entries, {len(text.encode())} bytes")


@command.command()
@click.argument("name", shell_complete=candidates("types"))
@click.option("--data", "kind", flag_value="data", help="The data source of that name.")
@click.option("--resource", "kind", flag_value="resource", default="resource", help="The resource (default).")
def show(name: str, kind: str) -> None:
    """Show the arguments, attributes and blocks of the resource NAME, such as aws_vpc."""
    from snowform.cli.schema_text import describe_block
    from snowform.errors import did_you_mean
    from snowform.schema import catalogue

    schema = catalogue.named(name.partition("_")[0])
    block = schema.block(kind, name)
    if block is None:
        hint = did_you_mean(name, schema.names(kind))
        raise SnowformError(f'{schema.source} {schema.version} has no "{name}"', hint=hint)
    for line in describe_block(block):
        put(line)


def _ask_provider(source: str, version: str) -> Any:
    from snowform.tofu import Tofu

    name = source.rpartition("/")[2]
    configuration = {"terraform": {"required_providers": {name: {"source": source, "version": version}}}}
    with tempfile.TemporaryDirectory(prefix="snowform-") as scratch:
        folder = Path(scratch)
        (folder / "main.tf.json").write_text(json.dumps(configuration))
        tofu = Tofu.prepared(folder, folder / "cache")
        with clock(f"installing {source} {version}"):
            tofu.init(backend=False)
            return tofu.providers_schema()
