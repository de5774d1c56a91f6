"""What Terranix has, read from its own sources: options, functions, flags, flake outputs, tests.

`features.json` is what was found of the commit that it names; `docs/terranix.md` has a row for each.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.terranix.configurations import HERE, evaluate

RECORDED = HERE / "features.json"
# A branch of the loop over a program's arguments: `--with-nulls | -n)`.
_FLAGS = re.compile(r"^ +(--?[-a-z| ]+)\)$", re.MULTILINE)
_FLAKE_PARTS = re.compile(
    r"^ +(?:options\.)?(?:terranix\.)?(\w+) = (?:mkOption|mkPackageOption)\b", re.MULTILINE
)
_SCRIPTS = re.compile(r"^ +(\w+) = mkTfScript ", re.MULTILINE)
# What a configuration's app has as attributes besides.
_PASSED = re.compile(r"^ +(\w+) = submod\.config(?:\.result\.terra\w+)?;", re.MULTILINE)
_LIBRARY = re.compile(r"^ +lib\.(\w+) =", re.MULTILINE)
_ARGUMENTS = re.compile(r"^ +[{,] (\w+) \?", re.MULTILINE)
_OUTPUTS = re.compile(r'^ +(\w+) = "dev";', re.MULTILINE)
_TESTS = re.compile(r'text = "(.+)";')


def features(terranix: Path, nixpkgs: Path) -> dict[str, list[str]]:
    """The names of all that there is, by kinds."""

    def read(name: str) -> str:
        return (terranix / name).read_text()

    flake, parts = read("flake.nix"), read("flake-module.nix")
    found = {
        **evaluate("options.nix", terranix, nixpkgs),
        "commands": [path.name for path in (terranix / "bin").iterdir()],
        "flags": [
            f"{path.name} {flag.strip()}"
            for path in (terranix / "bin").iterdir()
            for flags in _FLAGS.findall(path.read_text())
            for flag in flags.split("|")
        ],
        "flake functions": _LIBRARY.findall(flake),
        "arguments of flake functions": _ARGUMENTS.findall(flake),
        "flake outputs": [*_OUTPUTS.findall(flake), "flakeModule", "packages"],
        "flake-parts options": _FLAKE_PARTS.findall(parts),
        "flake-parts scripts": _SCRIPTS.findall(parts),
        "flake-parts app": _PASSED.findall(parts),
        "provider modules": [path.stem for path in (terranix / "modules" / "provider").glob("*.nix")],
        "manual pages": [path.name for path in (terranix / "share" / "man").glob("*/*")],
        "tests": _TESTS.findall(read("tests/terranix-tests.nix") + read("tests/terranix-doc-json-tests.nix")),
    }
    return {kind: sorted(set(names)) for kind, names in found.items()}


def recorded() -> dict[str, list[str]]:
    """What was found when it was recorded."""
    found: dict[str, list[str]] = json.loads(RECORDED.read_text())
    return found


def text(found: dict[str, list[str]]) -> str:
    """The record as it is written."""
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
