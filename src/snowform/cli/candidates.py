"""What a shell may complete: stacks, outputs, addresses, types. Never fails, and takes no time worth a word.

What was synthesized last says which stacks there are; the program is run only where nothing says so, and is
given up after a moment. Shells put what they complete into the line as it is: a name with anything in it that
means something to one of them is left out, lest Enter run it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from snowform.errors import SnowformError
from snowform.synth.project import STATES, Project, find_project

# In seconds: who presses Tab waits no longer.
PATIENCE = 3
FILE = "config.tf.json"
# What is a word of its own, and nothing else, in bash, zsh and fish. What begins with - is an option.
_PLAIN = re.compile(r"[\w./@:+][\w./@:+-]*")


def stacks(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The project's stacks that are not named yet."""
    project = _project(context)
    given = [word for value in context.params.values() for word in _words(value)]
    found = stacks_of(project) if project else []
    return [name for name in _fitting(found, incomplete) if name not in given]


def stack_then(
    behind: click.Parameter | None, context: click.Context, incomplete: str
) -> list[CompletionItem[str]]:
    """For `words`: a stack first, then what stands `behind` it; where there is one stack, either."""
    words = _words(context.params.get("words"))
    project = _project(context)
    known = stacks_of(project) if project else []
    found = [] if words else [CompletionItem(name) for name in _fitting(known, incomplete)]
    left_out = len(known) == 1 and known[0] not in words
    if behind and len(words) == 1 - left_out:
        found += behind.shell_complete(context, incomplete)
    return found


def outputs(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The outputs of the configuration that was synthesized last."""
    return list(_fitting(sorted(_configuration(context).get("output", {})), incomplete))


def addresses(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The addresses of the resources of the configuration that was synthesized last."""
    resources = _configuration(context).get("resource", {}).items()
    found = sorted(f"{kind}.{name}" for kind, named in resources for name in named)
    return list(_fitting(found, incomplete))


def types(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The resource types, or with --data the data sources, of the providers whose schemas are at hand."""
    from snowform.schema import catalogue

    kind = context.params.get("kind") or "resource"
    found: list[str] = []
    with suppress(SnowformError, OSError):
        for schema in catalogue.providers():
            found += _fitting(schema.names(kind), incomplete)
    return found


def providers(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The providers whose schemas are at hand, by their types."""
    from snowform.schema import catalogue

    own = [source.rpartition("/")[2] for source in _kept(context)]
    return list(_fitting(sorted({*own, *catalogue.shipped()}), incomplete))


def kept_providers(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The sources of the providers whose schemas the project keeps, and that are not named yet."""
    given = [word for value in context.params.values() for word in _words(value)]
    return [source for source in _fitting(_kept(context), incomplete) if source not in given]


def _kept(context: click.Context) -> list[str]:
    from snowform.schema import catalogue

    project = _project(context)
    return catalogue.sources(project.root) if project else []


def stacks_of(project: Project) -> list[str]:
    """The names of a project's stacks, as what was synthesized last has them; else the program says them."""
    written = {file.parent.parent.name for file in project.root.glob(f"{STATES}/*/configuration/{FILE}")}
    with suppress(AttributeError, KeyError, TypeError):
        manifest = _read(project.output / "manifest.json")
        written |= {entry["name"] for entry in manifest["stacks"].values()}
    return sorted(written) if written else list(_asked(project))


def _fitting(names: Iterable[str], incomplete: str) -> Iterator[str]:
    """Those that the word may become."""
    return (name for name in names if name.startswith(incomplete) and _PLAIN.fullmatch(name))


def _asked(project: Project) -> Iterator[str]:
    # In a process of its own: what it prints is for nobody, and it may take however long it likes.
    argv = [sys.executable, "-m", "snowform", "list", "--json", "-C", project.folder]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("_SNOWFORM")}
    with suppress(OSError, subprocess.SubprocessError, ValueError, KeyError):
        ended = subprocess.run(
            argv,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
        for stack in json.loads(ended.stdout)["stacks"]:
            yield stack["name"]


def _configuration(context: click.Context) -> dict[str, Any]:
    project = _project(context)
    if project is None:
        return {}
    known = stacks_of(project)
    named = [word for word in _words(context.params.get("words")) if word in known] or known[:1]
    for name in named:
        places = (project.root / STATES / name / "configuration", project.root / "out" / name)
        files = [file for place in places if (file := place / FILE).is_file()]
        if files:
            document = _read(max(files, key=lambda file: file.stat().st_mtime))
            return {key: value for key, value in document.items() if isinstance(value, dict)}
    return {}


def _project(context: click.Context) -> Project | None:
    with suppress(SnowformError, OSError):
        given = context.params
        return find_project(
            given.get("directory") or ".", app=given.get("app"), context=given.get("context") or ()
        )
    return None


def _words(value: object) -> list[str]:
    return [word for word in value if isinstance(word, str)] if isinstance(value, tuple) else []


def _read(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    return {}
