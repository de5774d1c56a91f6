from __future__ import annotations

import os

# This test is not part of the suite: it needs Terranix and nixpkgs, which only `make test-terranix` is given.
collect_ignore = [] if os.environ.get("TERRANIX") else ["test_real_terranix.py"]
