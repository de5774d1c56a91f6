"""Find one entry in a compact schema file without reading the rest."""

from __future__ import annotations

import json
import mmap
import os
import re
from functools import cache

from snowform.errors import SnowformError
from snowform.hints import Any
from snowform.schema.model import Block

FOLDER = os.path.dirname(__file__)
KINDS = ("resource", "data", "ephemeral")


class SchemaNotFound(SnowformError):
    """No schema of that provider is at hand."""


class ProviderSchema:
    """The schema of one provider: a sorted text file, looked up by bisection (see `derive`)."""

    def __init__(self, path: str) -> None:
        self.path = path
        with open(path, "rb") as file:
            self._text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._found: dict[str, Block | None] = {}
        self._names: dict[str, list[str]] = {}
        head = self._entry("!provider")
        self.source: str = head["source"]
        self.version: str = head["version"]

    @staticmethod
    @cache
    def load(provider: str) -> ProviderSchema:
        """The schema that is shipped for `provider` ("aws"); SchemaNotFound where there is none."""
        path = os.path.join(FOLDER, f"{provider}.schema")
        if not os.path.isfile(path):
            raise SchemaNotFound(f"no schema of the provider {provider!r} is shipped")
        return ProviderSchema(path)

    @staticmethod
    def shipped() -> list[str]:
        """The providers whose schemas are shipped, sorted."""
        return sorted(name.removesuffix(".schema") for name in os.listdir(FOLDER) if name.endswith(".schema"))

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

    def names(self, kind: str) -> list[str]:
        """All names of a kind ("resource", "data", ...), sorted. Reads the whole file, once."""
        if kind not in self._names:
            pattern = re.compile(rb"^%s/([^\t]+)\t" % kind.encode(), re.MULTILINE)
            self._names[kind] = [match[1].decode() for match in pattern.finditer(self._text)]
        return self._names[kind]

    def _entry(self, key: str) -> Any:
        wanted = key.encode()
        text = self._text
        low, high = 0, len(text)
        while low < high:
            start = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = text.find(b"\n", start)
            tab = text.find(b"\t", start, end)
            found = text[start:tab]
            if found == wanted:
                return json.loads(text[tab + 1 : end])
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None
