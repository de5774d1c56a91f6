"""Record anew what the real cdktn makes of the programs: `python -m tests.engine.record_cdktn`.

It is installed into a folder of its own below `.cache`, and runs on the Node of the machine.
"""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.tools import CACHE, ROOT
from tests.engine import cdktn
from tests.engine.harness import read, run_on

ENVIRONMENT = CACHE / f"cdktn-{cdktn.VERSION}"
# One of the programs loads a library of others.
PACKAGES = (f"cdktn=={cdktn.VERSION}", "PyYAML")
NAMES = "import json, cdktn; print(json.dumps({'cdktn': cdktn.__all__}))"


def main() -> None:
    """Run every program and write what came of them, and the API."""
    python = _installed()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        written = {name: cdktn.write(name, out / "programs") for name in cdktn.all_programs()}
        run_on(["cdktn"], written.values(), out, python)
        lines = [cdktn.record(name, read("cdktn", path, out)) for name, path in written.items()]
    cdktn.RECORDED.mkdir(exist_ok=True)
    _write(cdktn.RESULTS, "".join(f"{line}\n" for line in lines))
    described = json.loads(
        _said(python, "-m", "tests.engine.describe_api", "cdktn", given=_said(python, "-c", NAMES))
    )
    _write(cdktn.API, json.dumps(described["cdktn"]))


def _write(path: Path, text: str) -> None:
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def _installed() -> str:
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return str(python)


def _said(python: str, *arguments: str, given: str = "") -> str:
    env = {**os.environ, "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "20"}
    done = subprocess.run(
        [python, *arguments], cwd=ROOT, env=env, input=given, capture_output=True, text=True, check=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
