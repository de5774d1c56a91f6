"""What a lint rule looks at: the document, and where in the program a part of it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, labels
from snowform.schema.check import format_path
from snowform.synth.checks.findings import Finding, locate
from snowform.synth.checks.schemas import Schemas
from snowform.synth.normalise import Address


class Subject:
    """A document, the schemas of its providers, and the constructs and lines that its elements came from."""

    def __init__(
        self,
        document: Mapping[str, Any],
        schemas: Schemas,
        constructs: Mapping[Address, str],
        sources: Mapping[str, Any],
    ) -> None:
        self.document = document
        self.schemas = schemas
        self._constructs = constructs
        self._sources = sources

    def resources(self, kind: str, section: str = "resource") -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Name and body of each resource (or data source) of a type."""
        kinds = self.document.get(section)
        for path, body in blocks(kinds.get(kind) if isinstance(kinds, dict) else None, 1):
            for name in labels(path):
                yield name, body

    def where(self, path: tuple[str | int, ...]) -> str:
        """Another place for the message of a finding: its path, then line and construct as far as known."""
        found = locate(Finding(path, ""), self._constructs, self._sources)
        origin = ", ".join(filter(None, (found.source, found.construct and f"construct {found.construct}")))
        return f"{format_path(path)} ({origin})" if origin else format_path(path)
