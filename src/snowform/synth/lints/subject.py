"""What a lint rule looks at: the document, and where in the program a part of it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, labels
from snowform.schema.check import format_path
from snowform.synth.checks.findings import Finding, locate
from snowform.synth.checks.schemas import Schemas
from snowform.synth.normalise import Address

Path = tuple[str | int, ...]


class Subject:
    """A document, the schemas of its providers, and the constructs and lines that its elements came from.

    `told` are the paths of what was found already.
    """

    def __init__(
        self,
        document: Mapping[str, Any],
        schemas: Schemas,
        constructs: Mapping[Address, str],
        sources: Mapping[str, Any],
        told: Iterable[Path] = (),
    ) -> None:
        self.document = document
        self.schemas = schemas
        self._constructs = constructs
        self._sources = sources
        self.told = frozenset(told)
        self._listed: dict[tuple[str, str], Sequence[tuple[str, Mapping[str, Any]]]] = {}

    def resources(self, kind: str, section: str = "resource") -> Sequence[tuple[str, Mapping[str, Any]]]:
        """Name and body of each resource (or data source) of a type."""
        if (section, kind) not in self._listed:
            kinds = self.document.get(section)
            found = blocks(kinds.get(kind) if isinstance(kinds, dict) else None, 1)
            self._listed[section, kind] = [(name, body) for path, body in found for name in labels(path)]
        return self._listed[section, kind]

    def of_aws(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Type, name and body of each resource of AWS."""
        kinds = self.document.get("resource")
        for kind in kinds if isinstance(kinds, dict) else ():
            if kind.startswith("aws_"):
                for name, body in self.resources(kind):
                    yield kind, name, body

    def where(self, path: Path) -> str:
        """Another place for the message of a finding: its path, then line and construct as far as known."""
        found = locate(Finding(path, ""), self._constructs, self._sources)
        origin = ", ".join(filter(None, (found.source, found.construct and f"construct {found.construct}")))
        return f"{format_path(path)} ({origin})" if origin else format_path(path)
