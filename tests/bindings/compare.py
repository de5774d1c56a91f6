"""Show how the engines differ on programs over bindings: `python -m tests.bindings.compare [PROGRAM...]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bindings.harness import all_programs, difference, run
from tests.engine.harness import program_id


def main(wanted: set[Path]) -> int:
    programs = [pair for pair in all_programs() if not wanted or pair[1] in wanted]
    different = 0
    with tempfile.TemporaryDirectory() as folder:
        run(programs, Path(folder))
        for flavour, program in programs:
            found = difference(flavour, program, Path(folder))
            different += bool(found)
            sys.stdout.write(f"{flavour} {program_id(program)}: {'different' if found else 'the same'}\n")
            sys.stdout.write(f"{found}\n" if found else "")
    sys.stdout.write(f"{len(programs) - different} the same, {different} different\n")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main({Path(argument).resolve() for argument in sys.argv[1:]}))
