"""One small document, and the fault that it has."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A document with one fault, or the right twin of one, where `name` ends in "right"."""

    name: str
    document: Document
    # The documents of local modules, by the name of their folder: "./net" is of "net".
    modules: Mapping[str, Document] = field(default_factory=dict)
    # Why our check says the opposite of `tofu validate`, where it does.
    differs: str = ""

    @property
    def digest(self) -> str:
        """Tells whether a verdict is of this document."""
        text = json.dumps([self.document, self.modules], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def wants_aws(self) -> bool:
        """Whether the AWS provider has to be asked about it."""
        return '"aws_' in json.dumps(self.document)

    @property
    def files(self) -> dict[str, str]:
        """What stands in the folder of the configuration, by path."""
        folders = {".": self.document, **self.modules}
        return {f"{folder}/main.tf.json": json.dumps(body, indent=2) for folder, body in folders.items()}


def twins(
    name: str,
    fault: Document,
    right: Document,
    *,
    modules: Mapping[str, Document] | None = None,
    right_modules: Mapping[str, Document] | None = None,
    differs: str = "",
    right_differs: str = "",
) -> tuple[Case, Case]:
    """A fault and its right twin; both have the same modules, where the twin has none of its own."""
    modules = modules or {}
    right_modules = modules if right_modules is None else right_modules
    return (
        Case(name, fault, modules, differs),
        Case(f"{name}: right", right, right_modules, right_differs),
    )
