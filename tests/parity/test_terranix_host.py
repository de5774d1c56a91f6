"""A Terranix configuration, rewritten, gives the JSON that Terranix gave."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_the_host_of_terranix_is_synthesized_byte_for_byte(tmp_path: Path) -> None:
    program = f"{sys.executable} {HERE / 'terranix_host.py'}"
    command = [sys.executable, "-m", "snowform", "synth", "--app", program, "-o", "-"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (HERE / "terranix-host.tf.json").read_text()
