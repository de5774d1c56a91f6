"""Remote modules as a test needs them: git repositories on disk, archives and a registry on loopback."""

from __future__ import annotations

import http.server
import io
import json
import os
import subprocess
import threading
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.tools import need

Files = Mapping[str, str]


@pytest.fixture(autouse=True)
def _real_tofu(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("SNOWFORM_TOFU", str(need("tofu")))
    need("git")
    # Nothing of who runs the tests: no signing, no rewriting of URLs, and no need of a name.
    config = tmp_path_factory.mktemp("git") / "config"
    config.write_text("[user]\nname = Test\nemail = test@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("HOME", str(config.parent))


def fill(folder: Path, files: Files) -> Path:
    """Write files by name; one whose name ends in ! may be executed."""
    for name, text in files.items():
        path = folder / name.removesuffix("!")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        path.chmod(0o755 if name.endswith("!") else 0o644)
    return folder


def git(folder: Path, *args: str) -> str:
    done = subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Repositories:
    """git repositories by name; each commit has a tag."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def commit(self, name: str, tag: str, files: Files) -> str:
        """Make a commit, and the repository where it is new; the commit's id."""
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ".git").exists():
            git(folder, "init", "-q", "-b", "main")
        fill(folder, files)
        git(folder, "add", "-A", "-f")
        git(folder, "commit", "-q", "-m", tag)
        git(folder, "tag", tag)
        return git(folder, "rev-parse", "HEAD")

    def source(self, name: str, tag: str = "", within: str = "") -> str:
        """The source address of a tag, or of the branch main."""
        place = f"//{within}" if within else ""
        return f"git::file://{self.root}/{name}{place}?ref={tag or 'main'}"


@pytest.fixture
def repositories(tmp_path: Path) -> Repositories:
    return Repositories(tmp_path / "repositories")


class Web:
    """A server on loopback with archives, and a registry whose modules they are."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        answers = self.answers

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                code, headers, body = answers.get(self.path.partition("?")[0], (404, {}, b""))
                self.send_response(code)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

            do_HEAD = do_GET  # noqa: N815 - the server's word

            def log_message(self, *_: object) -> None:
                """The test's output stays free of it."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def archive(self, name: str, files: Files) -> str:
        """Offer a zip archive; its address."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for path, text in files.items():
                archive.writestr(path, text)
        self.answers[f"/{name}"] = (200, {"Content-Type": "application/zip"}, made.getvalue())
        return f"{self.url}/{name}"

    def publish(self, module: str, versions: Mapping[str, Files]) -> None:
        """Let the registry have these versions of `namespace/name/provider`."""
        listed = [{"version": version} for version in versions]
        body = json.dumps({"modules": [{"versions": listed}]}).encode()
        self.answers[f"/v1/{module}/versions"] = (200, {"Content-Type": "application/json"}, body)
        for version, files in versions.items():
            url = self.archive(f"{module.replace('/', '-')}-{version}.zip", files)
            self.answers[f"/v1/{module}/{version}/download"] = (204, {"X-Terraform-Get": url}, b"")


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    web = Web()
    config = tmp_path / "tofu.rc"
    config.write_text(f'host "modules.example" {{\n  services = {{ "modules.v1" = "{web.url}/v1/" }}\n}}\n')
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(config))
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    threading.Thread(target=web.server.serve_forever, daemon=True).start()
    yield web
    web.server.shutdown()
    web.server.server_close()


def tree(folder: Path) -> list[str]:
    """The files of a folder, by name."""
    return sorted(
        Path(parent, file).relative_to(folder).as_posix()
        for parent, _, files in os.walk(folder)
        for file in files
    )
