"""The child process of the local AWS: mends moto, serves it, and ends when its parent does.

Run as `python -m snowform.local.server PORT [--as-released]`. Its first line on standard output is JSON:
the port it listens on and the gaps that it could not mend. It reads standard input until the end, which
comes when the parent closes it, or is gone.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import threading
from importlib.metadata import version
from typing import Any

from snowform.local.gaps import mend_all
from snowform.local.policies import read_when_asked

HOST = "127.0.0.1"


def main() -> None:
    """Serve until standard input ends."""
    end_with_parent()
    port, as_released = int(sys.argv[1]), "--as-released" in sys.argv
    application, unmended = build(as_released=as_released)
    serve(port, application, unmended)


def build(*, as_released: bool) -> tuple[Any, list[str]]:
    """moto's services behind one address, as WSGI has it; a sentence for each gap that is not mended."""
    unmended = [] if as_released else mend_all(version("moto"))
    if not as_released:
        read_when_asked()
    app = importlib.import_module("moto.moto_server.werkzeug_app")
    return app.DomainDispatcherApplication(app.create_backend_app), unmended


def serve(port: int, application: Any, unmended: list[str]) -> None:
    """Say on standard output where it listens, and answer for ever."""
    serving = importlib.import_module("werkzeug.serving")
    app = importlib.import_module("moto.moto_server.werkzeug_app")

    class WholeAnswers(app.MotoRequestHandler):  # type: ignore[misc, name-defined]
        """Sends each answer in one piece, where moto's handler sends the head and then the body.

        Between the two Go's HTTP client now and then gives up: "use of closed network connection". Its caller
        takes the call for failed, or makes it again.
        """

        wbufsize = -1

    server = serving.make_server(
        HOST,
        port,
        application,
        threaded=True,
        request_handler=WholeAnswers,
    )
    os.environ["MOTO_PORT"] = str(server.server_port)
    sys.stdout.write(json.dumps({"port": server.server_port, "unmended": unmended}) + "\n")
    sys.stdout.flush()
    # Nobody reads the pipe from here on: what moto prints would fill it and block.
    os.dup2(2, 1)
    server.serve_forever()


def end_with_parent() -> None:
    """End this process as soon as its standard input does."""
    threading.Thread(target=_end_with_input, daemon=True).start()


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
