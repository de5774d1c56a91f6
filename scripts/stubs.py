"""Bring the stubs of shipped providers up to date with the schemas, as `hatch_build.py` does at a build."""

from __future__ import annotations

import sys

from scripts.tools import ROOT
from snowform.providers.stubs import write_shipped


def main() -> int:
    count = write_shipped(ROOT / "src" / "snowform")
    print(f"{count} stubs in src/snowform")
    return 0


if __name__ == "__main__":
    sys.exit(main())
