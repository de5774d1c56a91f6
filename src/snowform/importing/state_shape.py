"""Whether a document has the shape of a state, as far as one is read: what is not, by its path.

As OpenTofu reads it, null stands for what is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snowform.importing.errors import ImportFailed

_KINDS: dict[type, str] = {str: "a string", dict: "an object", list: "a list"}


def check(document: Mapping[str, Any], file: str) -> None:
    """Raise ImportFailed for the first place at which a state of version 4 would have something else."""
    shape = _Shape(file)
    for index, resource in enumerate(shape.optional(document, "resources", list, "") or []):
        shape.resource(resource, f"resources[{index}]")
    for name, output in (shape.optional(document, "outputs", dict, "") or {}).items():
        shape.output(output, f"outputs.{name}")


class _Shape:
    def __init__(self, file: str) -> None:
        self._file = file

    def resource(self, resource: Any, path: str) -> None:
        self._is(resource, dict, path)
        for name in ("mode", "type", "name"):
            self._is(resource.get(name), str, f"{path}.{name}")
        for name in ("provider", "module"):
            self.optional(resource, name, str, path)
        for index, instance in enumerate(self.optional(resource, "instances", list, path) or []):
            self._instance(instance, f"{path}.instances[{index}]")

    def _instance(self, instance: Any, path: str) -> None:
        self._is(instance, dict, path)
        if self.optional(instance, "attributes_flat", dict, path) is None:
            self._is(instance.get("attributes"), dict, f"{path}.attributes")
        key = instance.get("index_key")
        if isinstance(key, bool) or not isinstance(key, int | str | None):
            self._fail(f"{path}.index_key", "must be a string or a whole number")
        for index, address in enumerate(self.optional(instance, "dependencies", list, path) or []):
            self._is(address, str, f"{path}.dependencies[{index}]")
        self.optional(instance, "sensitive_attributes", list, path)

    def output(self, output: Any, path: str) -> None:
        self._is(output, dict, path)
        if "value" not in output and not output.get("sensitive"):
            self._fail(f"{path}.value", "is missing")
        if "type" in output and not _fits(output.get("value"), output["type"]):
            self._fail(path, "its value is not of its type")

    def optional(self, value: Mapping[str, Any], name: str, kind: type, path: str) -> Any:
        """What is there under a name, None where nothing is."""
        if (found := value.get(name)) is not None:
            self._is(found, kind, f"{path}.{name}".removeprefix("."))
        return found

    def _is(self, value: Any, kind: type, path: str) -> None:
        if not isinstance(value, kind):
            self._fail(path, "is missing" if value is None else f"must be {_KINDS[kind]}")

    def _fail(self, path: str, problem: str) -> None:
        raise ImportFailed(
            f"no state: {path}: {problem}", where=self._file, hint="`tofu state pull` prints one"
        )


def _fits(value: Any, kind: Any) -> bool:
    """Whether a value can be of a type, as cty writes both in JSON."""
    if isinstance(kind, str):
        return True
    if not isinstance(kind, list) or len(kind) < 2:
        return False
    name, inner = kind[:2]
    if name in {"list", "set", "map"}:
        items = value.values() if isinstance(value, dict) else value
        wanted: type = dict if name == "map" else list
        return value is None or (isinstance(value, wanted) and all(_fits(item, inner) for item in items))
    if name == "tuple" and isinstance(inner, list):
        return value is None or (
            isinstance(value, list) and len(value) == len(inner) and all(map(_fits, value, inner))
        )
    return (
        name == "object"
        and isinstance(inner, dict)
        and (
            value is None
            or (
                isinstance(value, dict) and all(_fits(value[key], inner.get(key, "dynamic")) for key in value)
            )
        )
    )
