"""Start and stop the local AWS. What it answers is moto's and the gaps' business."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from snowform.errors import SnowformError
from snowform.local.clients import ACCESS_KEY, client
from snowform.local.images import RELEASES, moto_list, nixos_images, with_named

REGION = "eu-central-1"
# 5.2.0 to 5.2.2 answer every EC2 call with 500 where the list of images has creation dates.
OLDEST_MOTO = (5, 2, 3)
INSTALL = "pip install 'snowform[local]'"


class LocalAwsError(SnowformError):
    """The local AWS cannot start, or has ended."""


class LocalAws:
    """moto's server on 127.0.0.1, for as long as the `with` block lasts.

    `images` names more machine images than NixOS's of `releases`; port 0 takes a free one. `mended=False`
    is moto as it is released, for the tests that show what the gaps are.
    """

    def __init__(
        self,
        images: Iterable[str] = (),
        *,
        releases: Iterable[str] = RELEASES,
        port: int = 0,
        region: str = REGION,
        mended: bool = True,
    ) -> None:
        self.images = with_named(nixos_images(releases), images)
        self.region = region
        self.port = port
        self.unmended: tuple[str, ...] = ()
        self._mended = mended
        self._server: subprocess.Popen[str] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def endpoint(self) -> str:
        """The URL of all its services.

        The number, not `localhost`: with a name S3 puts the bucket in front of it, where nothing answers.
        """
        return f"http://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        """What OpenTofu's AWS provider and boto3 need to talk to it, and to nothing else.

        The configuration files of the user's own AWS are shut out.
        """
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": ACCESS_KEY,
            "AWS_REGION": self.region,
            "AWS_DEFAULT_REGION": self.region,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def client(self, service: str, region: str = "", **settings: Any) -> Any:
        """boto3's client of a service ("ec2", "s3"), in the local AWS's own region where none is given.

        `settings` are further arguments of `boto3.client`.
        """
        return client(service, self.endpoint, region or self.region, **settings)

    def isolated(self, environment: Mapping[str, str]) -> dict[str, str]:
        """`environment` with none of its own AWS_* variables, and these instead."""
        kept = {name: value for name, value in environment.items() if not name.startswith("AWS_")}
        return {**kept, **self.environment()}

    @staticmethod
    def override(aliases: Iterable[str] = ()) -> dict[str, Any]:
        """The content of a `zz_override.tf.json` beside a configuration: a call that moto lacks fails soon.

        Without it the provider tries for minutes. `aliases` names the further AWS providers that the
        configuration declares.
        """
        further = [{"alias": alias, "max_retries": 2} for alias in aliases]
        return {"provider": {"aws": [{"max_retries": 2}, *further] if further else {"max_retries": 2}}}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the server; it answers when this returns.

        Raises LocalAwsError where moto is not installed, or the server does not start.
        """
        _require_moto()
        self._folder = tempfile.TemporaryDirectory(prefix="snowform-local-")
        try:
            self._server = self._launch(Path(self._folder.name))
            self._greet(self._server)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the server, by its id; nothing where it does not run."""
        if self._server:
            self._server.terminate()
            self._server.communicate()
            self._server = None
        if self._folder:
            self._folder.cleanup()
            self._folder = None

    @property
    def running(self) -> bool:
        """Whether the server is there to answer."""
        return self._server is not None and self._server.poll() is None

    def _launch(self, folder: Path) -> subprocess.Popen[str]:
        images = folder / "images.json"
        images.write_text(moto_list(self.images), encoding="utf-8")
        as_released = [] if self._mended else ["--as-released"]
        with (folder / "server.log").open("w") as log:
            # A session of its own: Ctrl-C in a terminal must not end it under a command that still uses it.
            return subprocess.Popen(
                [sys.executable, "-m", "snowform.local.server", str(self.port), *as_released],
                env=server_environment(images),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )

    def _greet(self, server: subprocess.Popen[str]) -> None:
        assert server.stdout
        greeting = server.stdout.readline()
        if not greeting:
            server.wait()
            raise LocalAwsError(f"the local AWS did not start: {self._last_words()}")
        said = json.loads(greeting)
        self.port, self.unmended = said["port"], tuple(said["unmended"])

    def _last_words(self) -> str:
        assert self._folder
        said = (Path(self._folder.name) / "server.log").read_text(errors="replace")
        if "in use" in said:
            return f"port {self.port} is in use by another program"
        return next((line for line in reversed(said.splitlines()) if line.strip()), "it said nothing")


def server_environment(images: Path) -> dict[str, str]:
    """What the server is started with: the list of images in that file, and nothing of the user's own AWS."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MOTO_", "AWS_"))}
    settings = {
        "MOTO_AMIS_PATH": str(images),
        "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
        "MOTO_ACM_VALIDATION_WAIT": "1",
    }
    return {**kept, **settings}


def _require_moto() -> None:
    try:
        found = version("moto")
    except PackageNotFoundError:
        raise LocalAwsError("the local AWS needs moto's server", hint=INSTALL) from None
    # moto alone comes without the packages of its server.
    if find_spec("flask") is None or find_spec("flask_cors") is None:
        raise LocalAwsError("the local AWS needs moto's server, here is moto without it", hint=INSTALL)
    if tuple(int(part) for part in found.split(".")[:3] if part.isdigit()) < OLDEST_MOTO:
        oldest = ".".join(str(part) for part in OLDEST_MOTO)
        raise LocalAwsError(f"the local AWS needs moto {oldest} or newer, here is {found}", hint=INSTALL)
