"""External validators of a stack, slower than the check of every synthesis: JSON Schema, `tofu validate`."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from snowform.files import write_atomic
from snowform.schema.check import Path as JsonPath
from snowform.synth.checks.findings import Finding
from snowform.synth.normalise import Document
from snowform.synth.synthesis import Stack
from snowform.tofu import Diagnostic, Tofu

SYNTAX = Path(__file__).with_name("terraform.schema.json")
KEY = re.compile(r'( *)("(?:[^"\\]|\\.)*")?')


def check_syntax(document: Document) -> Iterator[Finding]:
    """Hold a document against the JSON Schema of Terraform's JSON syntax."""
    yield from _check(json.loads(SYNTAX.read_text()), document, ())


def check_settings(context: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[Finding]:
    """Hold the context of cdktf.json against the schemas that the program's settings have, by section."""
    for name, schema in schemas.items():
        if name in context:
            yield from _check(schema, context[name], ("context", name))


def check_by_tofu(stack: Stack, cache: Path) -> list[Finding]:
    """What `tofu validate` says of a stack; `cache` keeps the provider mirror. Raises TofuError.

    tofu works on a copy in a temporary folder, without the backend, so no state is read or written.
    """
    with tempfile.TemporaryDirectory(prefix="snowform-") as scratch:
        folder = Path(scratch)
        text = stack.text
        write_atomic(folder / "config.tf.json", text)
        if stack.assets:
            shutil.copytree(stack.assets, folder / "assets", symlinks=True)
        tofu = Tofu.prepared(folder, cache)
        tofu.init(backend=False)
        return [_finding(diagnostic, text) for diagnostic in tofu.validate()]


def _check(schema: Mapping[str, Any], instance: Any, path: JsonPath) -> Iterator[Finding]:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    for error in sorted(Draft202012Validator(schema).iter_errors(instance), key=lambda e: str(e.json_path)):
        # Of alternatives that all fail, the one that came closest says what is wrong.
        nearest = best_match([error])
        yield Finding((*path, *nearest.absolute_path), _shorten(nearest.message))


def _finding(diagnostic: Diagnostic, text: str) -> Finding:
    detail = diagnostic.detail.split("\n\n")[0].replace("\n", " ").removesuffix(".")
    message = f"tofu validate: {diagnostic.summary}" + (f": {detail}" if detail else "")
    severity = "warning" if diagnostic.severity == "warning" else "error"
    return Finding(path_at(text, diagnostic.line), message, severity=severity)  # type: ignore[arg-type]


def path_at(text: str, line: int) -> JsonPath:
    """The JSON path of what stands on a line (from 1) of a text in normal form; () for line 0.

    In normal form each key and each element of a list has a line of its own, two spaces in from its parent.
    """
    path: list[str | int] = []
    for number, content in enumerate(text.split("\n"), start=1):
        if number > line:
            break
        match = KEY.match(content)
        assert match is not None
        depth = len(match[1]) // 2
        rest = content[match.end() :]
        if depth == 0 or content.lstrip()[0] in "]}":
            continue
        del path[depth:]
        if rest.startswith(":") and match[2]:
            path[depth - 1 :] = [json.loads(match[2])]
        else:
            before = path[depth - 1] if len(path) >= depth else -1
            path[depth - 1 :] = [before + 1 if isinstance(before, int) else 0]
    return tuple(path) if line else ()


def _shorten(message: str) -> str:
    return message if len(message) <= 200 else f"{message[:160]} … {message[-37:]}"
