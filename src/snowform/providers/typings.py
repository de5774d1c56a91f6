"""The stubs of the providers whose schemas a project keeps, where mypy and pyright look: `typings/`.

They are made of files that are committed, and so git ignores them. Beside those of the providers lie the two
packages above them as they are: to mypy a folder without them is no part of `snowform`.
"""

from __future__ import annotations

import configparser
import hashlib
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from snowform import __file__ as snowform
from snowform import __version__
from snowform.files import write_atomic, write_if_changed
from snowform.providers import names
from snowform.providers.stubs import write_stubs
from snowform.schema import ProviderSchema, catalogue

FOLDER = "typings"
# In the folder of each provider, written last: what its stubs were made by, and of.
MADE = ".made"
_IGNORE = ".gitignore"
_MYPY = f"[mypy]\nmypy_path = $MYPY_CONFIG_FILE_DIR/{FOLDER}\n"
# Where mypy looks for its settings, in that order, and the section that makes a file one of its.
_SETTINGS = ("mypy.ini", ".mypy.ini", "pyproject.toml", "setup.cfg")


@dataclass(frozen=True, slots=True)
class Written:
    """The packages whose stubs were made anew, and what there is to say of mypy's finding them."""

    packages: tuple[str, ...]
    mypy: str = ""


def write(project: Path) -> Written:
    """Bring the stubs of a project up to date with its schemas; those of providers that are gone are removed.

    A project without any settings of mypy gets a `mypy.ini` that leads there. Raises SchemaDamaged.
    """
    own = dict(_own(project))
    top = project / FOLDER / "snowform"
    for made in _made(top):
        if made.parent not in own:
            shutil.rmtree(made.parent)
    if not own:
        if (top / _IGNORE).is_file():
            shutil.rmtree(top)
            with suppress(OSError):
                top.parent.rmdir()
        return Written(())
    stale = [folder for folder, schema in own.items() if not _is_current(folder, schema)]
    for folder in stale:
        (folder / MADE).unlink(missing_ok=True)
        write_stubs(own[folder], folder)
        write_atomic(folder / MADE, _stamp(own[folder]))
    write_if_changed(top / _IGNORE, "*\n")
    for package in ("", "providers/"):
        source = Path(snowform).parent / package / "__init__.py"
        write_if_changed(top / package / "__init__.pyi", source.read_text(encoding="utf-8"))
    return Written(tuple(names.package(own[folder].name) for folder in stale), _lead_mypy(project))


def stale(project: Path) -> list[str]:
    """The packages whose stubs are missing, or not of this schema and this Snowform. Raises SchemaDamaged."""
    return [names.package(schema.name) for folder, schema in _own(project) if not _is_current(folder, schema)]


def is_found_by_mypy(project: Path) -> bool:
    """Whether mypy's settings lead to the stubs; true as well where there are no settings, and so no mypy."""
    settings = _mypy_settings(project)
    return settings is None or FOLDER in settings[1]


def _own(project: Path) -> Iterator[tuple[Path, ProviderSchema]]:
    for schema in catalogue.of_project(project):
        yield project.joinpath(FOLDER, *names.package(schema.name).split(".")), schema


def _made(top: Path) -> Iterator[Path]:
    yield from top.glob(f"*/{MADE}")
    yield from top.glob(f"providers/*/{MADE}")


def _is_current(folder: Path, schema: ProviderSchema) -> bool:
    made = folder / MADE
    return made.is_file() and made.read_text(encoding="utf-8") == _stamp(schema)


def _stamp(schema: ProviderSchema) -> str:
    digest = hashlib.sha256(Path(schema.path).read_bytes()).hexdigest()
    return f"Snowform {__version__}, {schema.source} {schema.version}, {digest}\n"


def _lead_mypy(project: Path) -> str:
    settings = _mypy_settings(project)
    if settings is None:
        write_atomic(project / "mypy.ini", _MYPY)
        return f"mypy.ini leads mypy to {FOLDER}/"
    file, path = settings
    return "" if FOLDER in path else f"for mypy, add {FOLDER} to mypy_path in {file}"


def _mypy_settings(project: Path) -> tuple[str, str] | None:
    """The file that mypy reads, and what it says of `mypy_path`."""
    for name in _SETTINGS:
        with suppress(OSError, ValueError, configparser.Error):
            text = (project / name).read_text(encoding="utf-8")
            if name == "pyproject.toml":
                section = tomllib.loads(text).get("tool", {}).get("mypy")
            else:
                parser = configparser.RawConfigParser()
                parser.read_string(text)
                section = dict(parser["mypy"]) if parser.has_section("mypy") else None
            if section is not None:
                return name, str(section.get("mypy_path", ""))
    return None
