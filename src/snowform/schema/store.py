"""Find one entry in a compact schema file without reading the rest."""

from __future__ import annotations

import os
import re

from snowform.errors import SnowformError
from snowform.hints import Any
from snowform.schema.lines import Lines
from snowform.schema.model import Block
from snowform.schema.version_constraints import Version, version

KINDS = ("resource", "data", "ephemeral")
# To be raised with each change of the form that `derive` documents.
FORM = 1
HEAD = "!provider"
# How the origin of a schema begins that was derived from a package of bindings.
PACKAGE = "package"
SHIPPED = os.path.join(os.path.dirname(__file__), "shipped")


class SchemaNotFound(SnowformError):
    """No schema of that provider is at hand."""


class SchemaDamaged(SnowformError):
    """A file is no compact schema, is cut off or was edited, or has the form of a newer Snowform."""


class ProviderSchema:
    """The schema of one provider: a sorted text file, looked up by bisection (see `derive`).

    `source` ("hashicorp/random") and `version` say of what it is; `constraint` and `origin`, both empty where
    it was shipped, which version was asked for and where it came from. Raises SchemaDamaged, as each look
    into it.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._lines = Lines(path, self._damaged)
        self._text = self._lines.text
        self._found: dict[str, Block | None] = {}
        self._names: dict[str, list[str]] = {}
        head = self._head()
        self.source: str = head["source"]
        self.version: str = head["version"]
        self.number: Version = head["number"]
        self.constraint: str = head.get("constraint", "")
        self.origin: str = head.get("origin", "")
        # The entries, "resource/aws_eip", that do not take all that the version before took.
        self.breaking: frozenset[str] = frozenset(head.get("breaking", ()))

    @property
    def tells_secrets(self) -> bool:
        """Whether it says what is sensitive, which packages of bindings do not."""
        return not self.origin.startswith(PACKAGE)

    @property
    def name(self) -> str:
        """The provider's local name, the first part of its resources' names: "aws"."""
        return self.source.rpartition("/")[2]

    def resource(self, name: str) -> Block | None:
        """The block of a managed resource ("aws_vpc"), or None."""
        return self.block("resource", name)

    def data(self, name: str) -> Block | None:
        """The block of a data source ("aws_ami"), or None."""
        return self.block("data", name)

    def provider(self) -> Block:
        """The block of the provider's own configuration."""
        block = self.block("provider", self.name)
        assert block is not None
        return block

    def block(self, kind: str, name: str) -> Block | None:
        """The block of an entry of the given kind, decoded once, or None."""
        key = f"{kind}/{name}"
        if key not in self._found:
            raw = self._entry(key)
            self._found[key] = None if raw is None else Block(raw)
        return self._found[key]

    def versions_with(self, kind: str, name: str) -> list[str]:  # noqa: ARG002 - those of several differ
        """The versions that have an entry which is there."""
        return [self.version]

    def function(self, name: str) -> Any:
        """What a function of the provider `returns`, and its `parameters` by name and type; or None."""
        return self._entry(f"function/{name}")

    def names(self, kind: str) -> list[str]:
        """All names of a kind ("resource", "data", ...), sorted. Reads the whole file, once."""
        if kind not in self._names:
            pattern = re.compile(rb"^%s/([^\t]+)\t" % kind.encode(), re.MULTILINE)
            self._names[kind] = [match[1].decode() for match in pattern.finditer(self._text)]
        return self._names[kind]

    def _entry(self, key: str) -> Any:
        return self._lines.find(key)

    def _head(self) -> dict[str, Any]:
        head = self._entry(HEAD)
        if not isinstance(head, dict) or not {"source", "version"} <= head.keys():
            raise self._damaged("is no compact schema")
        if head.get("form", FORM) != FORM:
            raise SchemaDamaged(
                "has the form of another version of Snowform",
                where=self.path,
                hint=f"update Snowform, or {self._remedy}",
            )
        number = version(head["version"]) if isinstance(head["version"], str) else None
        if number is None or not isinstance(head["source"], str):
            raise self._damaged("names no version of a provider")
        rest = len(self._text) - self._text.find(b"\n") - 1
        if head.get("size", rest) != rest:
            raise self._damaged(f"has {rest} bytes after its first line, and was written with {head['size']}")
        # Nobody edits what is installed, and to read all of it takes a start a millisecond.
        if "crc" in head and os.path.dirname(self.path) != SHIPPED:
            import zlib

            if zlib.crc32(self._text[-rest:] if rest else b"") != head["crc"]:
                raise self._damaged("was changed after it was written")
        return {**head, "number": number}

    def _damaged(self, what: str) -> SchemaDamaged:
        return SchemaDamaged(what, where=self.path, hint=self._remedy)

    @property
    def _remedy(self) -> str:
        folder, name = os.path.split(self.path.removesuffix(".schema"))
        if folder == SHIPPED:
            return "install Snowform again"
        return f"make it again: snowform providers add {os.path.basename(folder)}/{name}"
