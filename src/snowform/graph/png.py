"""A picture as PNG, by whichever converter of SVG is installed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import which

from snowform.files import scratch_folder
from snowform.graph.errors import GraphError

# Twice as many pixels as the picture has units: sharp on today's screens.
SCALE = 2
# The converters in the order they are tried, and how each is called for one file.
CONVERTERS: dict[str, Callable[[str, str], Sequence[str]]] = {
    "rsvg-convert": lambda source, target: ("--zoom", str(SCALE), "--output", target, source),
    "resvg": lambda source, target: ("--zoom", str(SCALE), source, target),
    "inkscape": lambda source, target: (
        "--export-type=png",
        f"--export-dpi={96 * SCALE}",
        f"--export-filename={target}",
        source,
    ),
    "cairosvg": lambda source, target: ("--scale", str(SCALE), "--output", target, source),
    "magick": lambda source, target: ("-density", str(96 * SCALE), source, target),
}


def png(svg: str) -> bytes:
    """The PNG of an SVG of ours. Raises GraphError where no converter is installed, or it fails."""
    name, program = _converter()
    with scratch_folder() as folder:
        source, target = folder / "graph.svg", folder / "graph.png"
        source.write_text(svg, encoding="utf-8")
        run = subprocess.run(
            [program, *CONVERTERS[name](str(source), str(target))],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        if run.returncode or not target.is_file():
            said = (run.stderr or run.stdout).strip().splitlines()
            raise GraphError(
                f"made no PNG: {said[-1] if said else f'exit code {run.returncode}'}",
                where=name,
                hint="write SVG instead: -o FILE.svg",
            )
        return Path(target).read_bytes()


def _converter() -> tuple[str, str]:
    for name in CONVERTERS:
        if program := which(name):
            return name, program
    raise GraphError(
        f"PNG wants one of {', '.join(CONVERTERS)}, and none is on PATH",
        hint="install librsvg (in Debian librsvg2-bin), or write SVG: -o FILE.svg",
    )
