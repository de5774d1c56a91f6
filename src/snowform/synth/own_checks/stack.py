"""What a check of a program's own is given: a finished stack, its elements, and how to say what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from snowform.hints import Any
from snowform.provision.configuration.blocks import blocks, labels
from snowform.records import Record
from snowform.synth.checks.findings import Severity

Path = tuple[str | int, ...]
_LABELS = {"resource": 2, "data": 2, "ephemeral": 2, "provider": 1, "module": 1, "output": 1, "variable": 1}


class OwnFinding(Record):
    """What a check found: made by `error` and `warning` of a stack or an element."""

    __slots__ = ("hint", "message", "path", "severity")

    def __init__(self, severity: Severity, message: str, path: Path, hint: str) -> None:
        self.severity = severity
        self.message = message
        self.path = path
        self.hint = hint


class Element:
    """A block of a stack. `body` holds its arguments, as they stand in config.tf.json.

    `kind` is the section it stands in ("resource", "data", "module", ...), `type` its type ("aws_vpc"; the
    kind, where it has none), `name` its name in the configuration, `path` leads to it in the document.
    """

    def __init__(self, kind: str, path: Path, body: Mapping[str, Any], stack: CheckedStack) -> None:
        names = labels(path[1:])
        self.kind = kind
        self.type = names[0] if _LABELS[kind] == 2 else kind
        self.name = names[-1]
        self.path = path
        self.body = body
        self._stack = stack

    @property
    def construct_path(self) -> str:
        """The path of the construct that made it: "web/network/vpc"; "" where that is not known."""
        return self._stack.construct_path(self.path)

    @property
    def construct(self) -> Any:
        """The construct that made it; None where that is not known."""
        return self._stack.construct_at(self.construct_path)

    def error(self, message: str, *at: str | int, hint: str = "") -> OwnFinding:
        """That the element is wrong; `at` are the steps to what is wrong in its body."""
        return self._stack.error(message, *self.path, *at, hint=hint)

    def warning(self, message: str, *at: str | int, hint: str = "") -> OwnFinding:
        """The same, as a warning, which refuses nothing."""
        return self._stack.warning(message, *self.path, *at, hint=hint)

    def __repr__(self) -> str:
        return f"<{'.'.join(map(str, self.path))}>"


class CheckedStack:
    """A finished stack: its `name`, and its `document`, which is what stands in config.tf.json.

    For a test of a check, `CheckedStack("web", json.loads(Testing.synth(stack)))` is enough.
    """

    def __init__(
        self,
        name: str,
        document: Mapping[str, Any],
        constructs: Mapping[tuple[str, ...], str] | None = None,
        construct_at: Callable[[str], Any] = lambda _: None,
        scope: str = "",
    ) -> None:
        self.name = name
        self.document = document
        self._constructs = constructs or {}
        self._construct_at = construct_at
        self._scope = scope

    def elements(self, kind: str, *types: str) -> Iterator[Element]:
        """The blocks of a section ("resource", "data", "module", ...), of all types or of these.

        Where the check was added to a construct, those that are below it.
        """
        if kind not in _LABELS:
            raise ValueError(f'"{kind}" is not one of {", ".join(_LABELS)}')
        for path, body in blocks(self.document.get(kind), _LABELS[kind]):
            element = Element(kind, (kind, *path), body, self)
            if (not types or element.type in types) and self._is_in_scope(element):
                yield element

    def resources(self, *types: str) -> Iterator[Element]:
        """The managed resources, of all types or of these."""
        return self.elements("resource", *types)

    def error(self, message: str, *path: str | int, hint: str = "") -> OwnFinding:
        """That the stack is wrong; `path` leads to what is wrong in the document."""
        return OwnFinding("error", message, path, hint)

    def warning(self, message: str, *path: str | int, hint: str = "") -> OwnFinding:
        """The same, as a warning, which refuses nothing."""
        return OwnFinding("warning", message, path, hint)

    def construct_path(self, path: Path) -> str:
        """The path of the construct that made what a path leads to, or ""."""
        return self._constructs.get(tuple(str(part) for part in path), "")

    def construct_at(self, path: str) -> Any:
        """The construct of a path, or None."""
        return self._construct_at(path) if path else None

    def _is_in_scope(self, element: Element) -> bool:
        path = element.construct_path
        return not self._scope or path == self._scope or path.startswith(f"{self._scope}/")
