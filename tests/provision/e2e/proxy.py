"""A small proxy before the local AWS that makes it slow, failing, throttling, hanging or unreachable."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

# Calls that change something, by the first word of their name.
WRITES = ("Allocate", "Associate", "Attach", "Authorize", "Create", "Import", "Modify", "Put", "Run", "Tag")
_HOP_BY_HOP = {"connection", "transfer-encoding", "content-length", "keep-alive"}


@dataclass(frozen=True)
class Call:
    """One request: `action` is EC2's and IAM's name for it (RunInstances), or the method and path."""

    action: str
    method: str
    path: str

    @property
    def writes(self) -> bool:
        return self.action.startswith(WRITES) or self.method in {"PUT", "DELETE"}


@dataclass(frozen=True)
class Answer:
    """What is answered instead of what the local AWS says."""

    status: int
    body: str
    content_type: str = "text/xml"


THROTTLED = Answer(
    503,
    "<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message>"
    "</Error></Errors><RequestID>x</RequestID></Response>",
)
BROKEN = Answer(
    500,
    "<Response><Errors><Error><Code>InternalError</Code><Message>An internal error has occurred</Message>"
    "</Error></Errors><RequestID>x</RequestID></Response>",
)
DENIED = Answer(
    403,
    "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized to perform "
    "this operation.</Message></Error></Errors><RequestID>x</RequestID></Response>",
)


@dataclass
class Faults:
    """What goes wrong; may be changed while the proxy runs.

    `instead` gives the answer that replaces a call, which the local AWS never sees; `late` the seconds that
    an answer is held back after the local AWS has done the work; `lost` says that the answer never comes.
    `calls` are all that came, `held` those that were done and are not answered.
    What AWS's SDK sends again, because the connection broke, is not `done` again: its answer is repeated.
    """

    instead: Callable[[Call], Answer | None] = lambda _call: None
    late: Callable[[Call], float] = lambda _call: 0.0
    lost: Callable[[Call], bool] = lambda _call: False
    calls: list[Call] = field(default_factory=list)
    held: list[Call] = field(default_factory=list)
    done: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def called(self, action: str) -> int:
        """How often that was asked of AWS."""
        return sum(call.action == action for call in self.calls)


@contextmanager
def proxy(endpoint: str, port: int = 0) -> Iterator[tuple[str, Faults]]:
    """The proxy's endpoint and its faults, for as long as this lasts; on a free port, or the one given."""
    faults = Faults()
    server = _Server(("127.0.0.1", port), _handler(endpoint, faults))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", faults
    finally:
        faults.ended.set()
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A provider opens ten connections at once.
    request_queue_size = 128


def slow_writes(seconds: float) -> Callable[[Call], float]:
    """Every writing call is done at once and answered late."""
    return lambda call: seconds if call.writes else 0.0


def _handler(endpoint: str, faults: Faults) -> type[BaseHTTPRequestHandler]:
    target = urlsplit(endpoint)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # In one piece: Go's HTTP client now and then gives up an answer between its head and its body.
        wbufsize = -1

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            call = _call(self, body)
            faults.calls.append(call)
            if answer := faults.instead(call):
                self._send(answer.status, {"Content-Type": answer.content_type}, answer.body.encode())
                return
            invocation = self.headers.get("Amz-Sdk-Invocation-Id", "")
            if (answer_again := faults.done.get(invocation)) is not None:
                self._send(*answer_again)
                return
            status, headers, content = _forward(self, target, body)
            if invocation and status < 500:
                faults.done[invocation] = status, headers, content
            if faults.lost(call):
                faults.held.append(call)
                faults.ended.wait(600)
                self.close_connection = True
                return
            time.sleep(faults.late(call))
            self._send(status, headers, content)

        def _send(self, status: int, headers: dict[str, str], content: bytes) -> None:
            try:
                self.send_response_only(status)
                for name, value in headers.items():
                    if name.lower() not in _HOP_BY_HOP:
                        self.send_header(name, value)
                if self.command == "HEAD":
                    self.send_header("Content-Length", headers.get("Content-Length", "0"))
                    content = b""
                else:
                    self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                self.wfile.flush()
            except OSError:
                # Who asked is gone: that is what these tests are about.
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer  # noqa: N815 - http.server's names

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    return Handler


def _forward(
    request: BaseHTTPRequestHandler, target: SplitResult, body: bytes
) -> tuple[int, dict[str, str], bytes]:
    upstream = HTTPConnection(target.hostname or "", target.port, timeout=300)
    upstream.request(request.command, request.path, body, dict(request.headers))
    response = upstream.getresponse()
    content = response.read()
    upstream.close()
    return response.status, dict(response.getheaders()), content


def _call(request: BaseHTTPRequestHandler, body: bytes) -> Call:
    named = request.headers.get("X-Amz-Target", "").rpartition(".")[2]
    is_form = "form-urlencoded" in request.headers.get("Content-Type", "")
    form = parse_qs(body.decode("latin-1")) if is_form else {}
    action = named or form.get("Action", [f"{request.command} {request.path}"])[0]
    return Call(action, request.command, request.path)
