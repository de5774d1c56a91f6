"""What the tests of the provisioning program share: paths in a folder of the test's, a recorded console."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from snowform.local import LocalAws
from snowform.provision.console.console import Console
from snowform.provision.host.paths import Paths


def forget_everything(aws: LocalAws) -> None:
    """Let the local AWS be as it was when it was started."""
    urlopen(Request(f"{aws.endpoint}/moto-api/reset", method="POST"), timeout=120).close()


class Recorded:
    """A console whose two streams can be read."""

    def __init__(self, *, terminal: bool = False, colour: bool = False) -> None:
        self.console = Console(io.StringIO(), io.StringIO(), terminal, colour)

    @property
    def said(self) -> str:
        """What went to people."""
        assert isinstance(self.console.messages, io.StringIO)
        return self.console.messages.getvalue()

    @property
    def printed(self) -> str:
        """What went to standard output."""
        assert isinstance(self.console.results, io.StringIO)
        return self.console.results.getvalue()


@pytest.fixture
def recorded() -> Recorded:
    return Recorded()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A stack "web" whose folders exist and are empty."""
    folders = {name: tmp_path / name for name in ("configuration", "state", "cache", "runtime")}
    for folder in folders.values():
        folder.mkdir(mode=0o700)
    return Paths(stack="web", tofu=Path("tofu"), **folders)
