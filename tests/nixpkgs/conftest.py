from __future__ import annotations

import os

# These tests are not part of the suite: they need a nixpkgs tree, which only `make test-nixpkgs` is given.
collect_ignore_glob = [] if os.environ.get("NIXPKGS") else ["test_*.py"]
