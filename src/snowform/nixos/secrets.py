"""Find the secrets that a configuration holds, before it goes into the Nix store, which everyone can read.

Two rules: a literal where a secret belongs, and a text of a known form anywhere, in assets and vendored
modules too. A reference is no secret: its value is known only where the configuration is applied. No finding
holds a value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from snowform.errors import SnowformError, did_you_mean
from snowform.expressions import Call, ExpressionError, Reference, literal_start, parse_template
from snowform.nixos.patterns import Pattern, recognise, recognise_file
from snowform.nixos.sensitive import JsonPath, secret_places
from snowform.schema.check import format_path
from snowform.synth.checks.findings import Finding

# Their value is made, or read, only where the configuration is applied.
MAKES_VALUE = frozenset({"bcrypt", "plantimestamp", "timestamp", "uuid"})
READS_FILE = frozenset({"file", "filebase64", "templatefile"})


class UnknownSecret(SnowformError):
    """What was allowed is nowhere found."""


def find_secrets(document: Mapping[str, Any], *beside: Path | None) -> list[Finding]:
    """Every secret in a configuration, one finding a place; doubtful ones are warnings.

    `beside` are the folders that go along with it: assets, vendored modules.
    """
    found: dict[JsonPath, Finding] = {}
    files = (finding for folder in beside if folder is not None for finding in _in_folder(folder))
    for finding in (*_literals(document), *_known_forms(document), *files):
        found.setdefault(finding.path, finding)
    return list(found.values())


def allow(found: Mapping[str, Sequence[Finding]], paths: Collection[str]) -> dict[str, list[Finding]]:
    """The stacks' findings without those at `paths`, which are no secrets.

    A path at which nothing was found raises UnknownSecret: it is a slip, or allows what is yet to come.
    """
    known = {format_path(finding.path) for findings in found.values() for finding in findings}
    for path in paths:
        if path not in known:
            hint = did_you_mean(path, known) or "leave it out"
            raise UnknownSecret("no secret was found there", where=f"--allow-secret {path}", hint=hint)
    return {
        stack: [finding for finding in findings if format_path(finding.path) not in paths]
        for stack, findings in found.items()
    }


def _literals(document: Mapping[str, Any]) -> Iterator[Finding]:
    for place in secret_places(document):
        if place.value in (None, "") or isinstance(place.value, bool):
            continue
        if _is_constant(place.value, document):
            via = _first_reference(place.value)
            origin = f" (it comes from {via})" if via else ""
            yield _error(place.path, f"a literal where a secret belongs: {place.because}{origin}")


def _is_constant(value: Any, document: Mapping[str, Any], visiting: frozenset[str] = frozenset()) -> bool:
    """Whether the configuration itself says what the value is."""
    if isinstance(value, Mapping):
        return all(_is_constant(element, document, visiting) for element in value.values())
    if isinstance(value, list):
        return all(_is_constant(element, document, visiting) for element in value)
    if not isinstance(value, str):
        return True
    try:
        template = parse_template(value)
    except ExpressionError:
        return True
    if any(_gives_unknown(call) for call in template.calls()):
        return False
    return all(_is_constant_reference(one, document, visiting) for one in template.references())


def _is_constant_reference(
    reference: Reference, document: Mapping[str, Any], visiting: frozenset[str]
) -> bool:
    if reference.root in {"path", "terraform"}:
        return True
    declared = _declared(reference, document)
    # Terraform refuses a value that is defined by itself, so it holds nothing.
    if declared is None or reference.text in visiting:
        return False
    return _is_constant(declared, document, visiting | {reference.text})


def _first_reference(value: Any) -> str:
    """The local value or variable that a constant comes from; nothing where it stands there itself."""
    try:
        references = parse_template(value).references() if isinstance(value, str) else iter(())
        return next((one.text for one in references if one.root in {"local", "var"}), "")
    except ExpressionError:
        return ""


def _gives_unknown(call: Call) -> bool:
    """Whether only the host on which the configuration is applied knows what the function gives."""
    # A relative path leads to an asset, which lies in the store as well.
    on_host = call.arguments and literal_start(call.arguments[0]).startswith(("/", "~"))
    return call.name in MAKES_VALUE or (call.name in READS_FILE and bool(on_host))


def _declared(reference: Reference, document: Mapping[str, Any]) -> Any:
    """What the configuration itself says of a local value or a variable; None where it leaves it open."""
    if reference.root == "local":
        value: Any = document.get("locals")
        steps = reference.steps
    elif reference.root == "var" and reference.steps:
        value = document.get("variable", {}).get(reference.steps[0], {}).get("default")
        steps = reference.steps[1:]
    else:
        return None
    for step in steps:
        if not isinstance(value, Mapping) or not isinstance(step, str):
            break
        value = value.get(step)
    return value


def _known_forms(document: Mapping[str, Any]) -> Iterator[Finding]:
    for path, text in _strings(document, ()):
        yield from (_recognised(path, pattern) for pattern in recognise(text))


def _in_folder(folder: Path) -> Iterator[Finding]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = (f"{folder.name}/{file.relative_to(folder).as_posix()}",)
        yield from (_recognised(place, pattern) for pattern in recognise_file(file.read_bytes()))


def _strings(value: Any, path: JsonPath) -> Iterator[tuple[JsonPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, element in value.items():
            yield from _strings(element, (*path, key))
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from _strings(element, (*path, index))


def _recognised(path: JsonPath, pattern: Pattern) -> Finding:
    if pattern.certain:
        return _error(path, f"holds {pattern.what}")
    return Finding(path, f"holds {pattern.what}", "whoever reads it can try to guess", severity="warning")


def _error(path: JsonPath, message: str) -> Finding:
    remedy = f"use a reference or a variable, or --allow-secret '{format_path(path)}'"
    return Finding(path, message, f"everyone can read the Nix store: {remedy}")
