"""A CDKTF project: the folder of a cdktf.json, and what that file says. Reads only.

https://developer.hashicorp.com/terraform/cdktf/create-and-deploy/configuration-file
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from snowform.errors import SnowformError

CONFIG = "cdktf.json"


class ProjectError(SnowformError):
    """There is no project here, or its cdktf.json cannot be used."""


class Project(NamedTuple):
    """`app` is the command that runs the program, `output` the folder that cdktf writes (absolute).

    `context` is what the program's constructs may ask for: cdktf.json's, and as the cdktf CLI adds it the
    local modules that `terraformModules` lists (`synth-stack.ts`).
    """

    root: Path
    app: str
    output: Path
    context: Mapping[str, Any]


def find_project(start: Path, *, app: str | None = None) -> Project:
    """The project of the nearest cdktf.json, in `start` or above.

    `app` is a command to run in `start` itself, in place of the one in its cdktf.json, if it has one.
    Raises ProjectError where there is no cdktf.json, or it is not right.
    """
    start = start.resolve()
    for folder in (start, *(() if app else start.parents)):
        if (folder / CONFIG).is_file():
            return _read(folder, app)
    if app is not None:
        return Project(start, app, _output(start, None), {})
    raise ProjectError(
        f"no {CONFIG} here or above", where=str(start), hint="go to a CDKTF project, or give --app COMMAND"
    )


def _read(root: Path, app: str | None) -> Project:
    try:
        config = json.loads((root / CONFIG).read_text())
    except json.JSONDecodeError as error:
        raise ProjectError(f"no JSON: {error.msg}", where=f"{CONFIG}:{error.lineno}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(f"cannot be read: {error}", where=CONFIG) from error
    if not isinstance(config, dict):
        raise ProjectError("must be an object", where=CONFIG)
    command = app or _get(config, "app", str)
    if not command:
        raise ProjectError(
            '"app" is missing', where=CONFIG, hint='name the command that runs the program: "python main.py"'
        )
    context = {
        **(_get(config, "context", dict) or {}),
        "cdktfRelativeModules": [
            module for module in _get(config, "terraformModules", list) or [] if _is_local(module)
        ],
    }
    return Project(root, command, _output(root, _get(config, "output", str)), context)


def _get(config: Mapping[str, Any], key: str, kind: type) -> Any:
    value = config.get(key)
    if value is not None and not isinstance(value, kind):
        wanted = {"str": "a string", "dict": "an object", "list": "a list"}[kind.__name__]
        raise ProjectError(f'"{key}" must be {wanted}', where=CONFIG)
    return value


def _is_local(module: Any) -> bool:
    source = module.get("source") if isinstance(module, dict) else module
    return isinstance(source, str) and source.startswith(("./", "../"))


def _output(root: Path, configured: str | None) -> Path:
    # cdktf's App lets the environment win over the configuration (`app.ts`).
    return root / (os.environ.get("CDKTF_OUTDIR") or configured or "cdktf.out")
