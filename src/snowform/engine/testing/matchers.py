"""What a synthesized stack has in it. Follows `testing/matchers.ts`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from snowform.engine.elements.merging import snake_case
from snowform.engine.elements.validations import program
from snowform.engine.errors import EngineError
from snowform.engine.tokens.boundary import known, own
from snowform.engine.tokens.token import is_resolvable
from snowform.engine.values.arguments import expect, expect_given
from snowform.engine.values.structs import Struct, camel_case


def has_element(section: str, received: str, kind: str, properties: Mapping[str, Any] | None = None) -> bool:
    """Whether a configuration (JSON, or a file of it) has an element with at least these properties.

    Raises EngineError where it is no JSON.
    """
    expect("received", received, str)
    expect("resource_type", kind, str)
    expect_given({"properties": (Mapping,)}, properties=properties)
    expected = known(own(dict(properties or {})))
    text = _content(received)
    try:
        document = json.loads(text)
    except ValueError as error:
        raise EngineError(
            f"Invalid JSON string passed: {text}\n\nPass what Testing.synth(stack) gives, or a file of it, "
            "not the directory of Testing.full_synth(stack)."
        ) from error
    elements = _member(_member(document, section), kind)
    found = (
        elements.values() if isinstance(elements, dict) else elements if isinstance(elements, list) else ()
    )
    return any(matches(expected, element) for element in found)


def matches(expected: Any, received: Any) -> bool:
    """Whether all that is expected is there. A key in camel case stands for the one in snake case, too."""
    if isinstance(expected, Struct):
        expected = {camel_case(name): value for name, value in expected._values.items()}
    if isinstance(expected, list):
        return (
            isinstance(received, list)
            and len(expected) == len(received)
            and all(map(matches, expected, received))
        )
    if isinstance(expected, dict):
        return received is not None and all(_has(received, key, item) for key, item in expected.items())
    if (
        expected is None
        or is_resolvable(expected)
        or isinstance(expected, bool) != isinstance(received, bool)
    ):
        return False
    return bool(expected == received)


def is_valid_terraform(folder: str) -> bool:
    """Whether `tofu validate` is content with each stack that a manifest names.

    Raises SnowformError where there is no such program.
    """
    # Slow to load, and few tests ask it.
    import subprocess

    binary = program()
    try:
        manifest = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
        for stack in manifest["stacks"].values():
            place = Path(folder) / stack["workingDirectory"]
            subprocess.run([binary, "init"], cwd=place, capture_output=True, check=True)
            ended = subprocess.run([binary, "validate", "-json"], cwd=place, capture_output=True, check=True)
            if not json.loads(ended.stdout)["valid"]:
                return False
    except (OSError, ValueError, KeyError, subprocess.CalledProcessError):
        return False
    return True


def _content(received: str) -> str:
    try:
        return Path(received).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return received


def _has(received: Any, key: str, expected: Any) -> bool:
    for name in (key, snake_case(key)):
        if (found := _member(received, name)) is not MISSING:
            return matches(expected, found)
    return False


MISSING = object()


def _member(value: Any, key: str) -> Any:
    """A property as JavaScript reads it: a list has its indices."""
    if isinstance(value, dict):
        return value.get(key, MISSING)
    if isinstance(value, list) and key.isdigit() and int(key) < len(value):
        return value[int(key)]
    return MISSING
