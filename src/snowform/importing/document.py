"""A configuration as one document of Terraform's JSON, in the form that `snowform synth` writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from snowform.importing.model import Configuration, plain
from snowform.importing.numbers import Rounded
from snowform.importing.settings import document, settings_of
from snowform.importing.shapes import Schemas, expected, shaped

_LISTED = frozenset({"moved", "import", "removed"})


def document_of(configuration: Configuration, project: Path) -> dict[str, Any]:
    """The document that a program made of the configuration has to give back, in a project in that folder."""
    schemas = Schemas(configuration, project)
    found: dict[str, Any] = {}
    if settings := document(settings_of(configuration)):
        found["terraform"] = settings
    for element in configuration.elements:
        if element.section == "terraform":
            continue
        body = expected(shaped(element, schemas), schemas)
        if element.section in _LISTED:
            found.setdefault(element.section, []).append(body)
            continue
        place = found.setdefault(element.section, {})
        for label in element.labels[:-1]:
            place = place.setdefault(label, {})
        if element.section == "provider":
            place.setdefault(element.labels[0], []).append(body)
        else:
            place[element.labels[-1]] = body
    providers = found.get("provider", {})
    found["provider"] = {name: body[0] if len(body) == 1 else body for name, body in providers.items()}
    return {section: content for section, content in found.items() if content}


def differences(wanted: Any, found: Any) -> list[str]:
    """Where two documents differ, as paths, each with what is wanted and what is there.

    A provider without arguments is as good as none, and a local module may lie in another place.
    """
    return list(_differences(_meaning(wanted), _meaning(found), ()))


def _meaning(document: dict[str, Any]) -> dict[str, Any]:
    providers = document.get("provider", {})
    kept = {name: body for name, body in providers.items() if body not in ({}, [{}])}
    modules = {
        name: {**body, "source": "local"} if str(body.get("source", "")).startswith(("./", "../")) else body
        for name, body in document.get("module", {}).items()
    }
    parts = {**document, "provider": kept, "module": modules}
    return {section: content for section, content in parts.items() if content not in ({}, [])}


def _differences(wanted: Any, found: Any, path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(wanted, dict) and isinstance(found, dict):
        for name in sorted({*wanted, *found}):
            below = (*path, name)
            if name not in found:
                yield f"{'.'.join(below)}: missing"
            elif name not in wanted:
                yield f"{'.'.join(below)}: added"
            else:
                yield from _differences(wanted[name], found[name], below)
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for index, (one, other) in enumerate(zip(wanted, found, strict=True)):
            yield from _differences(one, other, (*path, str(index)))
    elif not _same(wanted, found):
        yield f"{'.'.join(path)}: {_shown(found)} in place of {_shown(wanted)}"


def _same(one: Any, other: Any) -> bool:
    # Python takes True for 1.
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, Rounded):
        return False
    return bool(one == other)


def _shown(value: Any) -> str:
    text = repr(plain(value))
    return text if len(text) <= 60 else f"{text[:57]}..."
