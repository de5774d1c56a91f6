"""Time mypy, pyright and jedi on a program of 20 resource types, for each form of the stubs.

    python benchmarks/typing/measure.py [--tools VENV/bin] [--form NAME] [--repeat N]

Wants mypy, and for the other columns pyright and jedi, in one environment with cdktf; a tool that is absent
leaves its columns empty.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from forms import FORMS, make_package
from language_server import LanguageServer

PROGRAM = Path(__file__).with_name("program.py")
FIGURES = (
    "stubs MB",
    "mypy cold",
    "mypy warm",
    "mypy cold, package",
    "pyright",
    "pyright, package",
    "warnings",
    "first completion",
    "argument",
    "attribute",
    "key",
    "class, module",
    "class, package first",
    "class, package next",
    "jedi, nothing cached",
    "jedi argument",
    "jedi attribute",
)
JEDI = """
import sys, time, jedi
project = jedi.Project(sys.argv[1], added_sys_path=[sys.argv[1]])
head = "from snowform.aws import Instance\\nhost = Instance(s, 'x')\\n"
for text in ("Instance(s, 'y', inst", "Instance(s, 'y', inst", "host.pub"):
    start = time.perf_counter()
    names = [c.name for c in jedi.Script(head + text, project=project).complete()]
    assert names, text
    print(f"{time.perf_counter() - start:.2f}")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Time type checkers and editors on the stubs.")
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--form", choices=FORMS, action="append", help="default: all")
    parser.add_argument("--repeat", type=int, default=1, help="times to measure each; the least is taken")
    options = parser.parse_args()
    forms = options.form or list(FORMS)
    table = {form: least(form, options.tools.absolute(), options.repeat) for form in forms}
    print("| | " + " | ".join(forms) + " |")
    print("| --- " * (len(forms) + 1) + "|")
    for figure in FIGURES:
        print(f"| {figure} | " + " | ".join(table[form].get(figure, "") for form in forms) + " |")


def least(form: str, tools: Path, repeat: int) -> dict[str, str]:
    """The least of every figure over some runs."""
    runs = []
    for _ in range(repeat):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(measure(Path(folder), form, tools))
    return {name: min((run[name] for run in runs), key=lambda text: (len(text), text)) for name in runs[0]}


def measure(folder: Path, form: str, tools: Path) -> dict[str, str]:
    """The figures of one form, in seconds where nothing else is said."""
    make_package(folder, FORMS[form])
    module, package = write_programs(folder)
    size = sum(stub.stat().st_size for stub in (folder / "snowform" / "aws").rglob("*.pyi"))
    figures = {"stubs MB": f"{size / 1e6:.1f}"}
    if (tools / "mypy").exists():
        figures |= time_mypy(folder, tools, module, package)
    if (tools / "pyright").exists():
        figures |= time_pyright(folder, tools, module, package)
        figures |= time_completion(folder, tools, module)
    if list(tools.parent.glob("lib/python*/site-packages/jedi")):
        figures |= time_jedi(folder, tools)
    return figures


def write_programs(folder: Path) -> tuple[Path, Path]:
    """The program as it is, and with its classes imported from the package."""
    module, package = folder / "module.py", folder / "package.py"
    text = PROGRAM.read_text()
    module.write_text(text)
    package.write_text(re.sub(r"from snowform\.aws\.\w+ import", "from snowform.aws import", text))
    return module, package


def run(command: Sequence[str | Path], folder: Path, **more: str) -> tuple[float, str]:
    start = time.perf_counter()
    environment = {**os.environ, "MYPYPATH": str(folder), "PYTHONPATH": "", **more}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return time.perf_counter() - start, done.stdout + done.stderr


def time_mypy(folder: Path, tools: Path, module: Path, package: Path) -> dict[str, str]:
    command: list[str | Path] = [tools / "mypy", "--strict", "--python-executable", tools / "python"]
    figures = {}
    for name, program in (("mypy cold", module), ("mypy warm", module), ("mypy cold, package", package)):
        if "cold" in name:
            shutil.rmtree(folder / ".mypy_cache", ignore_errors=True)
        seconds, text = run([*command, program], folder)
        assert "Success" in text, text
        figures[name] = f"{seconds:.1f}"
    return figures


def time_pyright(folder: Path, tools: Path, module: Path, package: Path) -> dict[str, str]:
    figures = {}
    for name, program in (("pyright", module), ("pyright, package", package)):
        seconds, text = run([tools / "pyright", "--pythonpath", tools / "python", program], folder)
        assert "0 errors" in text, text
        figures[name] = f"{seconds:.1f}"
    # Of the program that imports from submodules.
    text = run([tools / "pyright", "--pythonpath", tools / "python", module], folder)[1]
    return {**figures, "warnings": str(text.count(" - warning: "))}


def time_completion(folder: Path, tools: Path, program: Path) -> dict[str, str]:
    text = program.read_text()
    end = "        address = Eip("
    questions = {
        "first completion": text.replace(end, f'        Instance(self, "x", inst|)\n{end}'),
        "argument": text.replace(end, f'        Instance(self, "x", inst|)\n{end}'),
        "attribute": text.replace(end, f"        host.pub|\n{end}"),
        "key": text.replace('{"volume_size"', '{"|": 1, "volume_size"'),
        "class, module": f"from snowform.aws.vpc import V|\n{text}",
        "class, package first": f"from snowform.aws import V|\n{text}",
        "class, package next": f"from snowform.aws import Vp|\n{text}",
    }
    figures = {}
    with LanguageServer(tools / "pyright-langserver", tools / "python", folder) as server:
        server.open(program)
        for name, question in questions.items():
            seconds, labels = server.complete(program, question)
            figures[name] = f"{seconds:.2f}" if labels else "none"
    return figures


def time_jedi(folder: Path, tools: Path) -> dict[str, str]:
    command: list[str | Path] = [tools / "python", "-c", JEDI, folder]
    _, text = run(command, folder, XDG_CACHE_HOME=str(folder / "cache"))
    names = ("jedi, nothing cached", "jedi argument", "jedi attribute")
    return dict(zip(names, text.split() if "Error" not in text else ["none"] * 3, strict=True))


if __name__ == "__main__":
    main()
