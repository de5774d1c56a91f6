"""What to do about a module of bindings that a program imports and that is not there."""

from __future__ import annotations

import json
import os
import re
from typing import Any

from snowform.errors import SnowformError, did_you_mean
from snowform.synth.project import CONFIG, Project

NO_MODULE = re.compile(r"^ModuleNotFoundError: No module named '([\w.]+)'")
NO_NAME = re.compile(r"^ImportError: cannot import name '(\w+)' from '([\w.]+)' \((.+)\)")
# How the packages of prebuilt providers are called, in Python and at PyPI.
PREBUILT = ("cdktf_cdktf_provider_", "cdktn_provider_")
# What the name of one begins with that was guessed.
NEARLY = re.compile(r"^(cdktf|cdktn)_(?:cdktf_|cdktn_)?provider_(?=\w)")
# Files of tools that keep a project's packages in an environment of their own: how each runs a command in it.
TOOLS = {"Pipfile": "pipenv run", "poetry.lock": "poetry run", "uv.lock": "uv run", "pdm.lock": "pdm run"}


def hint(project: Project, message: str) -> str:
    """What to do about a failed import of bindings; empty where the error is another one."""
    if match := NO_MODULE.match(message):
        return _of_module(project, match[1])
    if match := NO_NAME.match(message):
        name, package, file = match.groups()
        top = package.partition(".")[0]
        if top == _generated(project):
            return _of_module(project, f"{package}.{name}")
        if top.startswith(PREBUILT):
            return did_you_mean(name, _modules(os.path.dirname(file)))
    return ""


def _of_module(project: Project, module: str) -> str:
    top, _, rest = module.partition(".")
    if top == _generated(project):
        return _of_generated(project, top, rest.partition(".")[0])
    if rest:
        return ""
    if top.startswith(PREBUILT):
        return _install(project, top.replace("_", "-"))
    if not (match := NEARLY.match(top)):
        return ""
    return f"packages of providers are called {PREBUILT[match[1] == 'cdktn']}{top[match.end() :]}"


def _install(project: Project, package: str) -> str:
    text = f"install it: pip install {package}"
    for file, runs in TOOLS.items():
        if package in _read(os.path.join(project.folder, file)) and not project.app.startswith(runs):
            return f'{file} has it: write "app": "{runs} {project.app}" in {CONFIG}'
    return f"{text}, for the Python that the app runs with"


def _of_generated(project: Project, package: str, name: str) -> str:
    """`imports` as a whole, or what is missing in it."""
    get = "run `snowform get`, which makes it"
    if not name:
        return f'{get} of "terraformProviders" and "terraformModules" in {CONFIG}'
    if name in _listed(project):
        return f"{CONFIG} lists it: {get}"
    near = did_you_mean(name, _modules(os.path.join(project.folder, package)))
    instead = ", or use snowform.aws" if name == "aws" else ""
    return near or f'list it in "terraformProviders" or "terraformModules" of {CONFIG} and {get}{instead}'


def _generated(project: Project) -> str:
    """The package of all that is generated."""
    named = _config(project).get("codeMakerOutput")
    return named.strip("./") if isinstance(named, str) else "imports"


def _listed(project: Project) -> list[str]:
    """The names of the packages that are generated of what cdktf.json lists; none where that is wrong."""
    from snowform.getting.entries import read_entries

    try:
        entries, _ = read_entries(project.root)
    except (SnowformError, OSError, ValueError):
        return []
    return [entry.package for entry in entries]


def _config(project: Project) -> dict[str, Any]:
    try:
        found = json.loads(_read(os.path.join(project.folder, CONFIG)) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _modules(folder: str) -> list[str]:
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return [name.removesuffix(".py") for name in names if not name.startswith("_")]


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""
