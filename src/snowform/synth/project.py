"""A CDKTF project: the folder of a cdktf.json, and what that file says. Reads only.

https://developer.hashicorp.com/terraform/cdktf/create-and-deploy/configuration-file
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence

from snowform.errors import SnowformError
from snowform.hints import TYPE_CHECKING, Any
from snowform.records import Record

if TYPE_CHECKING:
    from pathlib import Path

    from snowform.files import Name

CONFIG = "cdktf.json"
ENGINES = ("native", "cdktf")
# Below the project: a folder a stack, with its state and what an apply keeps beside it.
STATES = ".snowform"


class ProjectError(SnowformError):
    """There is no project here, or its cdktf.json cannot be used."""


class Project(Record):
    """`app` is the command that runs the program; `folder` and `output_folder` name `root` and `output`.

    `context` is what the program's constructs may ask for: cdktf.json's, and as the cdktf CLI adds it the
    local modules that `terraformModules` lists (`synth-stack.ts`), as cdktn's the `targetVersions`; `given`
    is what was put over it on the command line. `engine` is the one that cdktf.json names.
    """

    __slots__ = ("app", "context", "engine", "folder", "given", "output_folder")

    def __init__(
        self,
        root: Name,
        app: str,
        output: Name,
        context: Mapping[str, Any],
        engine: str | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        self.engine = engine
        self.folder = os.fspath(root)
        self.app = app
        self.output_folder = os.fspath(output)
        self.context = context
        self.given = given or {}

    @property
    def root(self) -> Path:
        """The folder of the project."""
        from pathlib import Path

        return Path(self.folder)

    @property
    def output(self) -> Path:
        """The folder that cdktf writes, absolute."""
        from pathlib import Path

        return Path(self.output_folder)


def find_project(start: Name, *, app: str | None = None, context: Sequence[str] = ()) -> Project:
    """The project of the nearest cdktf.json, in `start` or above.

    `app` is a command to run in `start` itself, in place of the one in its cdktf.json, if it has one.
    `context` are the words of the option --context, put over the file's own.
    Raises ProjectError where there is no cdktf.json, or it is not right, ContextError for a wrong `context`.
    """
    project = _find(start, app)
    if not context:
        return project
    from snowform.synth.context import given, over, refuse_paths

    put = given(context)
    refuse_paths(put, project.context)
    whole = over(project.context, put)
    return Project(project.folder, project.app, project.output_folder, whole, project.engine, put)


def _find(start: Name, app: str | None) -> Project:
    folder = start = os.path.realpath(start)
    while not os.path.isfile(os.path.join(folder, CONFIG)):
        above = os.path.dirname(folder)
        if app or (app is not None and folder == above):
            return Project(start, app, _output(start, None), {})
        _refuse_what_is_no_file(os.path.join(folder, CONFIG))
        if folder == above:
            raise ProjectError(
                f"no {CONFIG} here or above",
                where=start,
                hint="go to a project, make one by `snowform init`, or give --app COMMAND",
            )
        folder = above
    return _read(folder, app)


def check_engine(name: str, *, where: str) -> None:
    """Raise ProjectError for an engine that there is not."""
    if name not in ENGINES:
        raise ProjectError(f'no engine is called "{name}"', where=where, hint=f"write {' or '.join(ENGINES)}")


def _refuse_what_is_no_file(path: str) -> None:
    # A project further above is not what whoever made this meant.
    if os.path.lexists(path):
        is_link = os.path.islink(path) and not os.path.exists(path)
        found = "a folder" if os.path.isdir(path) else "a link that leads nowhere" if is_link else "no file"
        raise ProjectError(f"is {found}", where=path, hint="make it a file, or give it another name")


def _read(root: str, app: str | None) -> Project:
    try:
        with open(os.path.join(root, CONFIG), encoding="utf-8") as file:
            config = json.load(file)
    except json.JSONDecodeError as error:
        raise ProjectError(f"no JSON: {error.msg}", where=f"{CONFIG}:{error.lineno}") from error
    except RecursionError as error:
        raise ProjectError("is nested too deeply to be read", where=CONFIG) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(f"cannot be read: {error}", where=CONFIG) from error
    if not isinstance(config, dict):
        raise ProjectError("must be an object", where=CONFIG)
    command = app or _get(config, "app", str)
    if not command:
        raise ProjectError(
            '"app" is missing', where=CONFIG, hint='name the command that runs the program: "python main.py"'
        )
    targets = _get(config, "targetVersions", dict)
    context = {
        **(_get(config, "context", dict) or {}),
        **({"targetVersions": targets} if targets is not None else {}),
        "cdktfRelativeModules": [
            module for module in _get(config, "terraformModules", list) or [] if _is_local(module)
        ],
    }
    engine = _get(config, "engine", str)
    if engine is not None:
        check_engine(engine, where=f'{CONFIG}: "engine"')
    return Project(root, command, _output(root, _get(config, "output", str)), context, engine)


def _get(config: Mapping[str, Any], key: str, kind: type) -> Any:
    value = config.get(key)
    if value is not None and not isinstance(value, kind):
        wanted = {"str": "a string", "dict": "an object", "list": "a list"}[kind.__name__]
        raise ProjectError(f'"{key}" must be {wanted}', where=CONFIG)
    return value


def _is_local(module: Any) -> bool:
    source = module.get("source") if isinstance(module, dict) else module
    return isinstance(source, str) and source.startswith(("./", "../"))


def _output(root: str, configured: str | None) -> str:
    # cdktf's App lets the environment win over the configuration (`app.ts`).
    return os.path.join(root, os.environ.get("CDKTF_OUTDIR") or configured or "cdktf.out")
