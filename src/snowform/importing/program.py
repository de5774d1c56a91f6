"""From a configuration to the text of a stack."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from snowform.importing.files import reads_files, store_path
from snowform.importing.model import Configuration, Element
from snowform.importing.modules import ModuleSources
from snowform.importing.naming import Names, ids_of
from snowform.importing.order import in_order
from snowform.importing.settings import settings_of
from snowform.importing.shapes import Schemas, shaped
from snowform.importing.statements import Statement, Statements
from snowform.importing.text import OVERRIDDEN, StackText
from snowform.importing.values import Values

# What stands above an element whose expressions read files.
_READS_FILES = "It reads files beside the configuration, where the synthesized one is not."
_IN_STORE = (
    "It names a file of the Nix store, which lasts as long as what made it: bring the file into the project."
)


@dataclass(frozen=True, slots=True)
class Program:
    """A stack as Python, and what is to be told of it."""

    text: str
    class_name: str
    # What it was made of, as errors name it.
    source: str
    statements: tuple[Statement, ...]
    # The local modules that cdktf.json has to list.
    modules: tuple[str, ...]
    # Calls of local modules whose folders are not there, elements that read files or name some of the store.
    missing_modules: tuple[Element, ...]
    file_readers: tuple[Element, ...]
    in_store: tuple[Element, ...]


def write_program(configuration: Configuration, *, stack: str, source: Path, project: Path) -> Program:
    """The module of a stack whose configuration was read from `source`, for a project in that folder."""
    schemas = Schemas(configuration, project)
    shapes = [shaped(element, schemas) for element in configuration.elements]
    readers = [element for element in shapes if reads_files(element)]
    in_store = [element for element in shapes if store_path(element)]
    notes = ((readers, _READS_FILES), (in_store, _IN_STORE))
    told = [replace(e, before=(*e.before, *(note for noted, note in notes if e in noted))) for e in shapes]
    configuration = replace(configuration, elements=tuple(told))
    made = [element for element in in_order(configuration) if element.section not in OVERRIDDEN]
    elements = {element.address: element for element in made}
    sources = ModuleSources(source if source.is_dir() else source.parent, project)
    ids = ids_of(made)
    # The first pass finds out which elements need a variable, the second has the names of those alone.
    used: set[str] = set()
    for _ in range(2):
        sources.forget()
        names = Names(configuration)
        for element in made:
            if element.address in used:
                names.of(element)
        values = Values(elements, schemas, names)
        writer = Statements(values, schemas, ids, sources)
        statements = [writer.of(element) for element in made]
        used = values.used | {s.element.address for s in statements if s.overrides}
    text = StackText(settings_of(configuration), values, names, used, set(ids.values()))
    module = text.whole(configuration, statements, stack=stack, source=source)
    return Program(
        module,
        text.class_name,
        str(source),
        tuple(statements),
        tuple(sources.listed),
        tuple(sources.missing),
        tuple(readers),
        tuple(in_store),
    )
