"""Record what Terranix has and gives: python -m tests.terranix.record TERRANIX NIXPKGS.

Wants a Nix from 2.26 on, as `nix-instantiate` on PATH: one of before rounds floats to six digits.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.terranix.configurations import CASES, MIGRATION, evaluated
from tests.terranix.features import RECORDED, features, text


def record(terranix: Path, nixpkgs: Path) -> None:
    """Write features.json, and each folder's config.tf.json and meta.json, where it has some."""
    RECORDED.write_text(text(features(terranix, nixpkgs)))
    found = evaluated(terranix, nixpkgs)
    for case in (*CASES, MIGRATION):
        document = json.dumps(found[case.name]["config"], indent=2, sort_keys=True, ensure_ascii=False)
        (case / "config.tf.json").write_text(f"{document}\n")
        if meta := found[case.name]["_meta"]:
            (case / "meta.json").write_text(f"{json.dumps(meta, indent=2, sort_keys=True)}\n")


if __name__ == "__main__":
    record(*(Path(argument).resolve() for argument in sys.argv[1:]))
