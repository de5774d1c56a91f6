"""Hosts that import one generated module, as the stack `web`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.nixos.evaluation import Host, evaluate, write_module

Evaluate = Callable[..., Host]

ENABLED = "{ services.snowform.web.enable = true; }"
ENABLED_WITH = "{{ services.snowform.web = {{ enable = true; {} }}; }}"
# The stack with variables, and those that it wants.
VARIABLES_SET = """{
  services.snowform.web = {
    enable = true;
    variables = { name = "host"; zones = [ "a" ]; disks = [ { size = 1; snapshot = "snap-1"; } ]; %s };
    secrets.password = "/run/secrets/password";
  };
}"""


@pytest.fixture
def evaluated(tmp_path: Path) -> Evaluate:
    """Evaluates a host that imports the module of one document, as the stack `web`."""

    def evaluate_one(document: dict[str, Any], settings: str = ENABLED, **options: Any) -> Host:
        module = write_module(tmp_path / "nix", "web", document, options.pop("companions", None))
        return evaluate([module], settings, tmp_path / "store", **options)

    return evaluate_one
