"""Show how the engines differ on programs: `python -m tests.engine.compare PROGRAM...`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.engine.harness import difference, program_id, read, run_on_both


def main(programs: list[Path]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        run_on_both(programs, out)
        different = 0
        for program in programs:
            real, native = read("cdktf", program, out), read("native", program, out)
            found = difference(real, native)
            different += bool(found)
            lines = [f"{program_id(program)}: {'different' if found else 'the same'}"]
            if found:
                lines.append(found)
            elif real.failure and native.failure:
                lines += [f"  cdktf: {real.failure.message}", f"  native: {native.failure.message}"]
            sys.stdout.write("\n".join(lines) + "\n")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main([Path(argument).resolve() for argument in sys.argv[1:]]))
