"""Bring the stubs of `snowform.aws` up to date with the schema, as `hatch_build.py` does when installing."""

from __future__ import annotations

import sys

from scripts.tools import ROOT
from snowform.providers.stubs import write_stubs
from snowform.schema import catalogue


def main() -> int:
    count = write_stubs(catalogue.named("aws"), ROOT / "src" / "snowform" / "aws")
    print(f"{count} stubs in src/snowform/aws")
    return 0


if __name__ == "__main__":
    sys.exit(main())
