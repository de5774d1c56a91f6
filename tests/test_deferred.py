"""Modules that are loaded when something of them is first read."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from snowform.deferred import defer
defer("inspect")
import inspect
from dataclasses import dataclass
assert "dis" not in sys.modules, "it was loaded by its import"
{use}
assert "dis" in sys.modules, "it was not loaded"
"""


def run(use: str) -> subprocess.CompletedProcess[str]:
    program = PROGRAM.format(use=use)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_what_reads_something_of_it_loads_it() -> None:
    assert run("assert inspect.getsource(dataclass).startswith('def dataclass')").returncode == 0


def test_a_dataclass_without_a_docstring_gets_its_own() -> None:
    use = "@dataclass\nclass Point:\n    x: int\nassert Point.__doc__ == 'Point(x: int)'"
    assert run(use).returncode == 0


def test_what_it_has_not_is_missing_as_ever() -> None:
    result = run("inspect.nothing")
    assert result.stderr.endswith("AttributeError: module 'inspect' has no attribute 'nothing'\n")


def test_what_is_loaded_stays() -> None:
    program = "import inspect\nfrom snowform.deferred import defer\ndefer('inspect')\nimport sys\n"
    program += "assert sys.modules['inspect'] is inspect"
    subprocess.run([sys.executable, "-c", program], check=True)
