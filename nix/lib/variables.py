"""Refuse values of variables that a stack does not take: `variables.py FOLDER CONFIGURATION NAMES`.

NAMES is a JSON list of the variables that the flake's CONFIGURATION sets. OpenTofu would pass over one that
the stack does not have.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any


def complaints(document: dict[str, Any], given: Sequence[str]) -> Iterator[str]:
    """What is wrong of the variables that are set."""
    known = document.get("variable", {})
    for name in given:
        if name not in known:
            near = get_close_matches(name, list(known), n=1)
            yield f".{name}: the stack has no such variable{f'; did you mean {near[0]}?' if near else '.'}"
        elif known[name].get("sensitive"):
            yield (
                f".{name}: the stack marks it as sensitive, and everyone could read it in the Nix store. "
                f"Give it by --secret {name}=FILE, or as TF_VAR_{name}."
            )


folder, configuration, names = sys.argv[1:]
document = json.loads(Path(folder, "config.tf.json").read_bytes())
if wrong := list(complaints(document, json.loads(names))):
    sys.exit("\n".join(f"snowform: {configuration}.variables{one}" for one in wrong))
