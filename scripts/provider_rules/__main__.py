"""Ask a provider for the rules of all that it has: `python -m scripts.provider_rules BINARY NAME`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from scripts.provider_rules.entry import Entry
from scripts.provider_rules.plugin import running
from snowform.schema import catalogue
from snowform.schema.store import SHIPPED


def main() -> None:
    """Write the rules beside the schema."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", help="the provider's program")
    parser.add_argument("name", help="the provider whose shipped schema has the same version, such as aws")
    parser.add_argument("--only", help="ask for the entries alone whose names have this in them")
    parser.add_argument("-o", "--output", type=Path)
    arguments = parser.parse_args()
    schema = catalogue.named(arguments.name)
    lines = []
    began = time.monotonic()
    with running(arguments.binary) as plugin:
        # Not of the provider's own block: to judge it, the provider looks for credentials.
        for kind in ("data", "resource"):
            for name in schema.names(kind):
                if arguments.only and arguments.only not in name:
                    continue
                block = schema.block(kind, name)
                assert block is not None
                if found := Entry(plugin, kind, name, block).rules():
                    lines.append(
                        f"{kind}/{name}\t{json.dumps(found, separators=(',', ':'), sort_keys=True)}\n"
                    )
            sys.stderr.write(f"{kind}: {len(lines)} entries with rules, {time.monotonic() - began:.0f} s\n")
    head = json.dumps({"source": schema.source, "version": schema.version}, separators=(",", ":"))
    output = arguments.output or Path(SHIPPED, f"{arguments.name}.rules")
    output.write_text("".join([f"!provider\t{head}\n", *sorted(lines)]), encoding="utf-8")


if __name__ == "__main__":
    main()
