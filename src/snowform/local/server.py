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

from snowform.local.gaps import mend_all

HOST = "127.0.0.1"


def main() -> None:
    """Serve until standard input ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    port, as_released = int(sys.argv[1]), "--as-released" in sys.argv
    unmended = [] if as_released else mend_all(version("moto"))
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
        app.DomainDispatcherApplication(app.create_backend_app),
        threaded=True,
        request_handler=WholeAnswers,
    )
    os.environ["MOTO_PORT"] = str(server.server_port)
    sys.stdout.write(json.dumps({"port": server.server_port, "unmended": unmended}) + "\n")
    sys.stdout.flush()
    # Nobody reads the pipe from here on: what moto prints would fill it and block.
    os.dup2(2, 1)
    server.serve_forever()


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
