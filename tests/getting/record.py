"""Record anew what the real generators and libraries make: `python -m tests.getting.record LIBRARY [CLI]`.

In minutes. The library is cdktf or cdktn; of cdktn the CLI has to be named, as npm's `cdktn-cli` brings it.
"""

from __future__ import annotations

import json
import lzma
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from scripts import tools
from snowform.bindings.index import read_archive
from snowform.bindings.packed import unpack
from tests.getting import real
from tests.getting.declarations import declarations
from tests.getting.toy import document, write_project, write_tofu

RUN = """\
import json, sys
from tests.engine.run_programs import run
sys.path.insert(0, ".")
json.dump(run(sys.argv[1]), open("result.json", "w"))
"""


def main(library: str, cli: str = "") -> None:
    with tempfile.TemporaryDirectory() as scratch:
        project = write_project(Path(scratch).resolve() / "project")
        tools_folder = Path(scratch, "tools")
        tools_folder.mkdir()
        _get(cli or str(tools.find("cdktf")), project, write_tofu(tools_folder, document(library)))
        found = {
            "tables": _tables(project / "imports"),
            "declarations": _declarations(project / "imports"),
            "results": {program.stem: _run(program, project, library) for program in real.PROGRAMS},
        }
    text = json.dumps(found, separators=(",", ":"), sort_keys=True)
    path = real.RECORDED[library]
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    sys.stdout.write(f"{path}: {path.stat().st_size} bytes\n")


def _get(cli: str, project: Path, terraform: Path) -> None:
    """Run `cdktf get` with the made-up provider; the modules it gets from OpenTofu."""
    _let_it_get_modules(terraform)
    environment = {**os.environ, "TERRAFORM_BINARY_NAME": str(terraform), "CHECKPOINT_DISABLE": "1"}
    subprocess.run([cli, "get"], cwd=project, env=environment, check=True)


def _let_it_get_modules(terraform: Path) -> None:
    tofu = tools.find("tofu")
    text = terraform.read_text()
    terraform.write_text(text.replace("cd ", f'[ "$1" = get ] && exec {tofu} get\ncd ', 1))


def _tables(imports: Path) -> dict[str, Any]:
    return {
        name: unpack(packed)
        for archive in sorted(imports.glob("*/_jsii/*.tgz"))
        for name, packed in read_archive(archive).items()
    }


def _declarations(imports: Path) -> dict[str, Any]:
    return {
        ".".join(path.parent.relative_to(imports).parts): found
        for path in sorted(imports.rglob("__init__.py"))
        if path.parent.name != "_jsii" and (found := declarations(path.read_text()))
    }


def _run(program: Path, project: Path, library: str) -> dict[str, Any]:
    shutil.rmtree(project / "cdktf.out", ignore_errors=True)
    context = {"cdktfRelativeModules": ["./modules/rack-unit"]}
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "CDKTF_CONTEXT_JSON": json.dumps(context),
    }
    copy = project / "main.py"
    copy.write_text(real.translated(program, library))
    subprocess.run([sys.executable, "-c", RUN, str(copy)], cwd=project, env=environment, check=True)
    said = json.loads((project / "result.json").read_text())
    return real.result(program, project, said)


if __name__ == "__main__":
    main(*sys.argv[1:])
