"""Import a configuration in this process, and synthesize what comes of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snowform.importing.document import document_of
from snowform.importing.model import Configuration
from snowform.importing.program import Program, write_program
from snowform.importing.sources import read_source
from snowform.importing.verify import synthesized, verify


@dataclass(frozen=True)
class Import:
    """A source, its program, and the folder of the project."""

    configuration: Configuration
    program: Program
    folder: Path

    @property
    def document(self) -> dict[str, Any]:
        """The configuration as JSON, as it was read."""
        return document_of(self.configuration, self.folder)

    @property
    def synthesized(self) -> dict[str, Any]:
        """The configuration that the program makes."""
        return synthesized(self.program, stack="web", project=self.folder)

    @property
    def differences(self) -> list[str]:
        return verify(self.configuration, self.program, stack="web", project=self.folder)


def imported(folder: Path, source: str | dict[str, Any]) -> Import:
    """The import of a text in HCL or of a document."""
    file = folder / ("web.tf" if isinstance(source, str) else "web.tf.json")
    file.write_text(source if isinstance(source, str) else json.dumps(source))
    return imported_file(file)


def imported_file(file: Path) -> Import:
    """The import of a file into a project in its folder."""
    configuration = read_source(file)
    program = write_program(configuration, stack="web", source=file, project=file.parent)
    return Import(configuration, program, file.parent)


def constructor(text: str) -> str:
    """What a program makes behind the call of the stack's own constructor."""
    return text.partition("        super().__init__(")[2].partition("\n\n")[2]
