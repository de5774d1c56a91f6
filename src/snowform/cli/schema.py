"""`snowform schema`: look into the schemas at hand, and derive compact ones from providers."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from snowform.cli.console import BOLD, clock, put, style
from snowform.cli.stacks import candidates
from snowform.errors import SnowformError

if TYPE_CHECKING:
    from snowform.schema import ProviderSchema
    from snowform.schema.search import Match

# How many of the names that were found in a type are shown of it.
SHOWN = 3
_provider_option = click.option(
    "--provider",
    metavar="NAME",
    shell_complete=candidates("providers"),
    help="Look only there: random, or hashicorp/random.",
)


@click.group()
def command() -> None:
    """Show the schema of a resource, search the schemas at hand, or derive that of a provider."""


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
@click.option("--ephemeral", "kind", flag_value="ephemeral", help="The ephemeral resource of that name.")
@click.option("--resource", "kind", flag_value="resource", default="resource", help="The resource (default).")
@_provider_option
def show(name: str, kind: str, provider: str | None) -> None:
    """Show the arguments, attributes and blocks of the resource NAME, such as aws_vpc, or of a provider, aws.

    Looked up are the schemas that the project keeps, and those that come with Snowform. What the provider
    demands of values stands behind an argument, as far as that is known.
    """
    from snowform.cli.schema_text import describe_block
    from snowform.schema.search import find, find_rules

    schemas = _schemas(provider)
    block = find(schemas, kind, name)
    for line in describe_block(block, find_rules(schemas, kind, name)):
        put(line)


@command.command()
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@_provider_option
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def search(words: tuple[str, ...], provider: str | None, as_json: bool) -> int:
    """List the types, data sources included, that have every WORD in their names, or in those of arguments.

    Attributes and blocks are looked through as well, at any depth; it is shown where the words are.

    Exit codes: 0 something was found, 1 nothing was, or an error, 2 wrong usage.
    """
    from snowform.schema.search import search

    found = [match for schema in _schemas(provider) for match in search(schema, words)]
    found.sort(key=lambda match: bool(match.paths))
    if as_json:
        rows = [_as_json(match) for match in found]
        put(json.dumps({"ok": bool(found), "matches": rows}, indent=2))
    elif not found:
        raise SnowformError(
            f"no schema at hand has {' and '.join(words)}",
            hint="`snowform providers list` shows those at hand, `snowform providers add` adds one",
        )
    else:
        for match in found:
            put(_line(match))
    return 0 if found else 1


def _schemas(provider: str | None) -> list[ProviderSchema]:
    """Those at hand, or the one that was named."""
    from snowform.errors import did_you_mean
    from snowform.schema import SchemaNotFound, catalogue

    known = list(catalogue.providers())
    if provider is None:
        return known
    if found := [schema for schema in known if provider in (schema.source, schema.name)]:
        return found
    hint = did_you_mean(provider, [schema.name for schema in known])
    source = provider if "/" in provider else f"NAMESPACE/{provider}"
    raise SchemaNotFound(
        f'no schema of the provider "{provider}" is at hand', hint=hint or f"snowform providers add {source}"
    )


def _line(match: Match) -> str:
    from snowform.providers.names import NOUNS

    shown = ", ".join(match.paths[:SHOWN])
    more = f" and {len(match.paths) - SHOWN} more" if len(match.paths) > SHOWN else ""
    where = f"  {shown}{more}" if shown else ""
    versions = " and ".join(match.schema.versions_with(match.kind, match.type))
    return f"{style(match.type, BOLD)}  {NOUNS[match.kind]} of {match.schema.source} {versions}{where}"


def _as_json(match: Match) -> dict[str, Any]:
    from snowform.providers.class_names import import_of

    module, name = import_of(match.schema, match.kind, match.type)
    return {
        "type": match.type,
        "kind": match.kind,
        "source": match.schema.source,
        "versions": match.schema.versions_with(match.kind, match.type),
        "module": module,
        "class": name,
        "paths": list(match.paths),
    }


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
