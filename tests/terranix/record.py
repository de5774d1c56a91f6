"""Record what Terranix gives for the configurations: python -m tests.terranix.record TERRANIX NIXPKGS."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.terranix.configurations import CASES, evaluated


def record(terranix: Path, nixpkgs: Path) -> None:
    """Write each folder's config.tf.json, laid out as Terranix' command line does."""
    found = evaluated(terranix, nixpkgs)
    for case in CASES:
        text = json.dumps(found[case.name]["config"], indent=2, sort_keys=True, ensure_ascii=False)
        (case / "config.tf.json").write_text(f"{text}\n")


if __name__ == "__main__":
    record(*(Path(argument).resolve() for argument in sys.argv[1:]))
