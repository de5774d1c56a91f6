"""Compare the engines on classes of packages of bindings, by hand:

`python -m tests.bindings.sample [--classes 200] [--seed 22] PACKAGE...`, with the packages installed beside
the engine that they are for. Of a package with more classes that many are drawn.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.bindings import class_programs
from tests.bindings.harness import PREFIXES
from tests.engine import harness


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--classes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=22)
    parser.add_argument("--keep", type=Path, help="an empty folder for the programs and what they left")
    asked = parser.parse_args()
    # Large packages take a gigabyte on the real engine.
    harness.WORKERS["cdktf"] = 1
    harness.TIMEOUT = 3600
    different = 0
    for package in asked.packages:
        with tempfile.TemporaryDirectory() as folder:
            out = (asked.keep or Path(folder)) / package
            chosen = write(package, asked.classes, asked.seed, out / "programs")
            different += compare(package, chosen, out)
    return 1 if different else 0


def write(package: str, count: int, seed: int, folder: Path) -> list[Path]:
    """The programs of the classes drawn from a package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed")
    root = Path(spec.origin).parent
    names = class_programs.modules(root)
    if len(names) > count:
        names = sorted(random.Random(seed).sample(names, count))
    provider = class_programs.provider_of(root)
    flavour = "cdktn" if package.startswith(PREFIXES["cdktn"]) else "cdktf"
    written = []
    for module in names:
        for name, text in class_programs.programs(root, module, provider):
            file = folder / module / f"{name}.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.replace("from cdktf ", f"from {flavour} "), encoding="utf-8")
            written.append(file)
    return written


def compare(package: str, programs: list[Path], out: Path) -> int:
    """Run the programs on both engines, say what differs, return how many do."""
    harness.run_on_both(programs, out)
    different = refused = 0
    for program in programs:
        real, native = (harness.read(engine, program, out) for engine in harness.ENGINES)
        refused += real.failure is not None
        if found := harness.difference(real, native):
            different += 1
            sys.stdout.write(f"{harness.program_id(program)}: different\n{found}\n")
    total = len(programs)
    sys.stdout.write(f"{package}: {total} classes, {total - different} the same, {refused} refused by both\n")
    return different


if __name__ == "__main__":
    sys.exit(main())
