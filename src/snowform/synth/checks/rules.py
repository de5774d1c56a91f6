"""Every rule of the language that one document is held against, and the documents of the modules it calls."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from snowform.hints import TYPE_CHECKING, Any
from snowform.provision.configuration.blocks import blocks
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.language import check_language
from snowform.synth.checks.provider_rules import check_provider_rules
from snowform.synth.checks.references import check_references
from snowform.synth.checks.schemas import Schemas
from snowform.synth.checks.structure import check_structure

if TYPE_CHECKING:
    from pathlib import Path

    from snowform.files import Name
    from snowform.synth.checks.cycles import Flows
    from snowform.synth.checks.fitting import Inputs
    from snowform.synth.checks.modules import Modules
    from snowform.synth.project import Project


def check_rules(
    document: Mapping[str, Any],
    schemas: Schemas,
    folder: Name | None,
    project: Project | None = None,
    stack: str = "",
    callers: tuple[Path, ...] = (),
) -> Iterator[Finding]:
    """Every finding, in the document's order; `callers` are the folders of the modules that lead to it."""
    found = list(_of_language_and_schemas(document, schemas, folder, project, stack, callers))
    yield from found
    # Of what does not fit its type the provider is not asked either.
    yield from check_provider_rules(document, schemas, str(folder or ""), found, called=bool(callers))


def _of_language_and_schemas(
    document: Mapping[str, Any],
    schemas: Schemas,
    folder: Name | None,
    project: Project | None,
    stack: str,
    callers: tuple[Path, ...],
) -> Iterator[Finding]:
    modules = _modules(document, folder, project, stack)
    yield from check_structure(document, schemas, folder)
    yield from check_language(document, schemas, None if callers else modules.hidden if modules else {})
    if _says_ephemeral(document):
        from snowform.synth.checks.ephemeral_values import check_ephemeral

        yield from check_ephemeral(document, schemas, modules, called=bool(callers))
    outputs: Mapping[str, Collection[str]] = {}
    flows: Flows | None = None
    inputs: Inputs | None = None
    if modules:
        yield from modules.check()
        yield from _check_called(modules, schemas, callers)
        outputs, flows, inputs = modules.outputs, modules.inputs_of, modules.type_of
    yield from check_references(document, schemas, outputs, flows, inputs, str(folder or ""))


def _says_ephemeral(document: Mapping[str, Any]) -> bool:
    """Whether anything may be ephemeral; few stacks have such."""
    return bool(document.get("ephemeral")) or any(
        "ephemeral" in body
        for section in ("variable", "output")
        for _, body in blocks(document.get(section), 1)
    )


def _modules(
    document: Mapping[str, Any], folder: Name | None, project: Project | None, stack: str
) -> Modules | None:
    if not document.get("module"):
        return None
    from pathlib import Path

    from snowform.synth.checks.module_folders import ModuleFolders
    from snowform.synth.checks.modules import Modules

    return Modules(document, ModuleFolders(Path(folder) if folder else None, project, stack))


def _check_called(modules: Modules, schemas: Schemas, callers: tuple[Path, ...]) -> Iterator[Finding]:
    """The errors in the local modules that are written in the JSON syntax, at the call that leads there."""
    from snowform.synth.checks.module_documents import read_module

    for name, source, folder in modules.documents:
        if folder.resolve() in callers:
            yield Finding(("module", name), f"{source} calls itself, without end")
            continue
        document = read_module(folder)
        if document is not None:
            if "import" in document:
                yield Finding(("module", name), f"in {source}: import: it has a meaning in the root alone")
            own = Schemas(document, schemas.project, schemas)
            inside = check_rules(document, own, folder, callers=(*callers, folder.resolve()))
            for finding in inside:
                if finding.severity == "error":
                    yield Finding(("module", name), f"in {source}: {finding}")
