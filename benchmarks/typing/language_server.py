"""A small client of pyright's language server: opens a program, asks for completions, takes the time."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class LanguageServer:
    """`pyright-langserver --stdio`, spoken to as an editor does (LSP 3.17)."""

    def __init__(self, command: Path, python: Path, folder: Path) -> None:
        self._python = python
        self._folder = folder
        self._process = subprocess.Popen(
            [command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._last_id = 0
        self._version = 0

    def __enter__(self) -> Self:
        uri = self._folder.as_uri()
        self._ask(
            "initialize",
            processId=None,
            rootUri=uri,
            capabilities={"workspace": {"configuration": True}},
            workspaceFolders=[{"uri": uri, "name": "project"}],
        )
        self._tell("initialized")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()

    def open(self, file: Path) -> tuple[float, list[dict[str, Any]]]:
        """Open a file; the seconds until its diagnostics are there, and these."""
        start = time.perf_counter()
        document = {"uri": file.as_uri(), "languageId": "python", "version": 0, "text": file.read_text()}
        self._tell("textDocument/didOpen", textDocument=document)
        return self._diagnostics(file, start)

    def change(self, file: Path, text: str) -> tuple[float, list[dict[str, Any]]]:
        """Replace an open file's text; the seconds until its diagnostics are there, and these."""
        start = time.perf_counter()
        self._replace(file, text)
        return self._diagnostics(file, start)

    def complete(self, file: Path, text: str) -> tuple[float, list[str]]:
        """The seconds until the completions at `|` in the text are there, and their labels."""
        before, _, after = text.partition("|")
        self._replace(file, before + after)
        start = time.perf_counter()
        answer = self._ask(
            "textDocument/completion",
            textDocument={"uri": file.as_uri()},
            position={"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1},
        )
        items = (answer or {}).get("items", [])
        return time.perf_counter() - start, [item["label"] for item in items]

    def _replace(self, file: Path, text: str) -> None:
        self._version += 1
        document = {"uri": file.as_uri(), "version": self._version}
        self._tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def _diagnostics(self, file: Path, start: float) -> tuple[float, list[dict[str, Any]]]:
        while True:
            message = self._read()
            params = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == file.as_uri():
                return time.perf_counter() - start, params["diagnostics"]

    def _ask(self, method: str, **params: Any) -> Any:
        self._last_id += 1
        number = self._last_id
        self._write({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                return message.get("result")

    def _tell(self, method: str, **params: Any) -> None:
        self._write({"method": method, "params": params})

    def _write(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message; the server's own questions are answered on the way."""
        assert self._process.stdout is not None
        length = 0
        while header := self._process.stdout.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "method" in message and "id" in message:
            self._write({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, question: dict[str, Any]) -> Any:
        if question["method"] != "workspace/configuration":
            return None
        settings = {
            "python": {"pythonPath": str(self._python)},
            "python.analysis": {"diagnosticMode": "openFilesOnly"},
        }
        return [settings.get(item.get("section", ""), {}) for item in question["params"]["items"]]
