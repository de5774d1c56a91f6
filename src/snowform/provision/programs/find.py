"""Look through a configuration for what would start a program: before `init`, and before anything is planned.

An apply tells the provisioners of resources by its plan (`plan.changes`), and `init` tells the providers by
their names (`refuse_locked`). What stands here is told by neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..configuration.blocks import labelled
from ..configuration.dependency_lock import locked_providers
from ..configuration.providers import required_providers, using_blocks
from ..patterns import regex
from ..records import dataclass
from . import tables
from .modules import Source, sources, texts

# What a path may be made of before anything is evaluated.
_PLACE = regex(r"\$\{\s*path\.(module|root|cwd)\s*\}")
_READS = regex(r'\bfile\w*\(\s*\\?"([^"\\]+)')
_DYNAMIC = regex(r"\$\{|%\{")
_KEY = regex(r'(?<![\w.])"?(\w+)"?\s*(?:=(?![=>])|:(?!:))')


@dataclass(frozen=True, slots=True)
class Program:
    """What starts a program: where it stands, and what it is. `early` says that `init` does it already."""

    where: str
    what: str
    early: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def find(root: Path, *, manifest: Path | None = None, own_credentials: bool = False) -> tuple[Program, ...]:
    """What the configuration in the folder of a run would start, apart from provisioners of resources.

    Without a `manifest` of the modules that `init` has fetched, only those are looked at that lie beside the
    configuration. With `own_credentials` the files of credentials that the root module names are ignored.
    """
    found: list[Program] = []
    doubts: list[Program] = []
    writes = False
    for source in sources(root, manifest):
        if source.document is None:
            what = f"cannot be read with certainty ({source.why}), so what it starts is not known"
            found.append(Program(source.name, what, early=source.root))
            continue
        look = _Scan(source, root, own_credentials)
        found += look.programs()
        doubts += look.absent
        writes = writes or any(tables.WRITERS.fullmatch(kind) for kind, _ in using_blocks(source.document))
    return tuple(dict.fromkeys([*found, *(doubts if writes else ())]))


def find_locked(lock_file: str) -> tuple[str, ...]:
    """The providers in the text of `.terraform.lock.hcl` that are made to run programs."""
    return tuple(
        source
        for source, _ in locked_providers(lock_file)
        if tables.PROVIDERS & {source.rpartition("/")[2], "/".join(source.split("/")[-2:])}
    )


class _Scan:
    """One file of the configuration; `absent` are files that it names and that are not there yet."""

    def __init__(self, source: Source, root: Path, own_credentials: bool) -> None:
        self._source = source
        self._root = root
        self._ignored = tables.AWS_FILES if own_credentials and source.root else frozenset[str]()
        self.absent: list[Program] = []

    def programs(self) -> Iterator[Program]:
        document = self._source.document
        for _, body in labelled(document, "removed"):
            if any(labelled(body, "provisioner", label_count=1)):
                yield self._program("removed", "a provisioner runs a program when the object is destroyed")
        if self._source.root:
            # A module's own are passed over by OpenTofu.
            for (kind,), body in labelled(document, "terraform", "backend", label_count=1):
                yield from self._settings(f"backend {kind!r}", body, self._ignored, early=True)
        for _, body in labelled(document, "terraform", "encryption"):
            yield from self._settings("encryption", body, frozenset(), early=True)
        for (name,), body in labelled(document, "provider", label_count=1):
            yield from self._provider(name, body)
        for kind, body in using_blocks(document):
            yield from self._of_type(kind, body)

    def _provider(self, name: str, body: Mapping[str, Any]) -> Iterator[Program]:
        where, kind = f"provider {name!r}", self._kind(name)
        yield from self._settings(where, body, self._ignored if kind == "aws" else frozenset())
        # A block of helm's, or one value: https://registry.terraform.io/providers/hashicorp/helm/latest/docs
        yield from self._settings(where, body.get("kubernetes"), frozenset(), whole=True)
        hosts = texts(body.get("host") if kind == "docker" else None)
        if any(text.startswith("ssh://") or _DYNAMIC.search(text) for text in hosts):
            yield self._program(where, "host may start ssh")

    def _of_type(self, kind: str, body: Mapping[str, Any]) -> Iterator[Program]:
        if kind in tables.TYPES:
            yield self._program(kind, "runs a program")
        for name in tables.OF_TYPES.get(kind, ()):
            if name in set(_keys(body)):
                yield self._program(kind, f"{name} starts a program")
        if kind == "terraform_remote_state":
            yield from self._settings(kind, body.get("config"), frozenset(), whole=True)

    def _settings(
        self, where: str, body: Any, ignored: frozenset[str], *, early: bool = False, whole: bool = False
    ) -> Iterator[Program]:
        """What settings of a provider, a backend or the encryption start. `whole`: they are one value."""
        if whole and any(_DYNAMIC.search(text) for text in _directly(body)):
            yield self._program(where, "its settings are computed, so what they start is not known", early)
        for name in dict.fromkeys(_keys(body)):
            if tables.ARGUMENT.fullmatch(name):
                yield self._program(where, f"{name} starts a program", early)
        for name, text in _named(body):
            if name not in ignored:
                yield from self._text(where, name, text, early)

    def _text(self, where: str, name: str, text: str, early: bool) -> Iterator[Program]:
        if tables.ADDRESS.match(text):
            yield self._program(where, f"{name} starts ssh", early)
        if marker := _marker(text):
            yield self._program(where, f"{name} starts a program ({marker})", early)
        for path, certain in self._paths(name, text):
            if path is None:
                what = f"{name} is computed, so what the file starts is not known"
                yield self._program(where, what, early)
            elif _exists(path):
                if marker := _marker(_content(path)):
                    what = f"{name} names {path}, which starts a program ({marker})"
                    yield self._program(where, what, early)
            elif certain:
                what = f"{name} names {path}, which is not there yet, so what it starts is not known"
                self.absent.append(self._program(where, what, early))

    def _paths(self, name: str, text: str) -> Iterator[tuple[Path | None, bool]]:
        """Files that a value names; None for one that is only computed. Certain are those of FILES."""
        is_file = name in tables.FILES
        placed = _PLACE.sub(lambda found: str(self._place(found[1])), text)
        if not _DYNAMIC.search(placed):
            yield self._path(placed), is_file
            return
        if is_file:
            yield None, True
        for argument in _READS.findall(placed):
            if not _DYNAMIC.search(argument):
                yield self._path(argument), False

    def _path(self, text: str) -> Path:
        """A path as providers take it: relative to the folder of the run."""
        return Path.home() / text[2:] if text.startswith("~/") else self._root / text

    def _place(self, name: str) -> Path:
        return self._source.folder if name == "module" else self._root

    def _kind(self, name: str) -> str:
        """What a provider is called by its owner, where the file says of which source the name is."""
        required = required_providers(self._source.document).get(name)
        return required.type if required else name

    def _program(self, where: str, what: str, early: bool = False) -> Program:
        return Program(f"{self._source.name}: {where}", what, early)


def _keys(value: Any) -> Iterator[str]:
    """The names of arguments and blocks at any depth, those in the text of an expression included."""
    if isinstance(value, str):
        if _DYNAMIC.search(value):
            yield from _KEY.findall(value)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            # An argument that is set to nothing is not set.
            if name not in tables.MAPS and part is not None and part != [None]:
                yield name
                yield from _keys(part)
    elif isinstance(value, list):
        for element in value:
            yield from _keys(element)


def _named(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """All texts with the name of the argument that they belong to."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for inner, part in value.items():
            yield from _named(part, inner)
    elif isinstance(value, list):
        for element in value:
            yield from _named(element, name)


def _directly(value: Any) -> Iterator[str]:
    """What stands where one whole value is expected, and what its parts are called."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from value
    elif isinstance(value, list):
        for element in value:
            yield from _directly(element)


def _marker(text: str) -> str:
    return next((name for name, sign in tables.MARKERS.items() if sign.search(text)), "")


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        # Too long for a path, or with a NUL in it: it is none.
        return False


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
