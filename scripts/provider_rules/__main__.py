"""Ask a provider for the rules of all that it has: `python -m scripts.provider_rules BINARY NAME`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import grpc  # type: ignore[import-untyped]

from scripts.provider_rules.entry import Entry
from scripts.provider_rules.plugin import running
from snowform.schema import catalogue
from snowform.schema.store import SHIPPED

# A provider is started for this many entries, so that none that grows slow or ends holds up the rest.
CHUNK = 10


def main() -> None:
    """Write the rules beside the schema."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", help="the provider's program")
    parser.add_argument("name", help="the provider whose shipped schema has the same version, such as aws")
    parser.add_argument("--only", help="ask for entries alone that have this in KIND/NAME", default="")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="how many are asked at once")
    parser.add_argument("-o", "--output", type=Path)
    arguments = parser.parse_args()
    schema = catalogue.named(arguments.name)
    entries = [
        (kind, name)
        for kind in ("provider", "resource", "data")
        for name in schema.names(kind)
        if arguments.only in f"{kind}/{name}"
    ]
    chunks = [entries[start : start + CHUNK] for start in range(0, len(entries), CHUNK)]
    output = arguments.output or Path(SHIPPED, f"{arguments.name}.rules")
    head = json.dumps({"source": schema.source, "version": schema.version}, separators=(",", ":"))
    lines: list[str] = []
    began = time.monotonic()
    with ProcessPoolExecutor(arguments.processes) as pool:
        asked = [pool.submit(_lines, arguments.binary, arguments.name, chunk) for chunk in chunks]
        for number, done in enumerate(as_completed(asked), 1):
            lines += done.result()
            seconds = time.monotonic() - began
            sys.stderr.write(f"{number} of {len(chunks)}: {len(lines)} entries with rules, {seconds:.0f} s\n")
            # What is there is kept, whatever comes of the rest.
            output.write_text("".join([f"!provider\t{head}\n", *sorted(lines)]), encoding="utf-8")


def _lines(binary: str, provider: str, entries: Sequence[tuple[str, str]]) -> list[str]:
    """The lines of some entries; one that cannot be asked is told of and left out."""
    schema = catalogue.named(provider)
    lines = []
    with running(binary) as plugin:
        for kind, name in entries:
            block = schema.block(kind, name)
            assert block is not None
            entry = Entry(plugin, kind, name, block)
            try:
                found = entry.rules()
            except grpc.RpcError as error:
                sys.stderr.write(f"{kind} {name} cannot be asked: {error}\n")
                continue
            if entry.is_cut:
                sys.stderr.write(f"{kind} {name} takes too long: not all was asked\n")
            if found:
                lines.append(f"{kind}/{name}\t{json.dumps(found, separators=(',', ':'), sort_keys=True)}\n")
    return lines


if __name__ == "__main__":
    main()
