"""Remove what synthesis, tests and tools generated. Never removes a state, `.venv` or what was fetched."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.tools import ROOT

GENERATED = ("out", "cdktf.out", "dist", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")
SOURCES = ("benchmarks", "modules", "scripts", "src", "stacks", "tests")


def main() -> int:
    kept = clean(ROOT)
    for path in kept:
        print(f"kept {path.relative_to(ROOT)}")
    return 0


def clean(root: Path) -> list[Path]:
    """Remove what is generated below `root`; the states that stay, with the folders that hold them."""
    folders = [root / name for name in GENERATED]
    folders += [
        root / "__pycache__",
        *(cache for name in SOURCES for cache in (root / name).rglob("__pycache__")),
    ]
    return sorted(state for folder in folders for state in remove(folder))


def remove(path: Path) -> Iterator[Path]:
    """Remove a file, or a folder with all but the states in it; give what stays."""
    if is_state(path):
        yield path
    elif path.is_dir() and not path.is_symlink():
        kept = [state for child in sorted(path.iterdir()) for state in remove(child)]
        if not kept:
            path.rmdir()
        yield from kept
    elif path.is_symlink() or path.exists():
        path.unlink()


def is_state(path: Path) -> bool:
    """`terraform.tfstate`, its backups and locks, `errored.tfstate`, the folder `terraform.tfstate.d`."""
    return ".tfstate" in path.name


if __name__ == "__main__":
    sys.exit(main())
