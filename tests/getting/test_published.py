"""A published package of bindings is fetched by its name: a folder of wheels is the index here."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from snowform.cli.commands import cli
from snowform.getting import published
from snowform.getting.schemas import SchemaError
from snowform.schema import catalogue
from tests.getting.test_binding_schemas import archive

NAME, HELD = "cdktn-provider-toy", "cdktn_provider_toy"
DESCRIPTION = {"cdktn": {"provider": {"name": "registry.terraform.io/acme/toy", "version": "2.0.0-beta1"}}}


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip has all its packages of, with two versions of one."""
    folder = tmp_path / "index"
    folder.mkdir()
    bindings = archive(tmp_path / "provider-toy@1.0.0.jsii.tgz", DESCRIPTION)
    for version in ("1.0.0", "1.1.0"):
        told = f"{HELD}-{version}.dist-info"
        with zipfile.ZipFile(folder / f"{HELD}-{version}-py3-none-any.whl", "w") as wheel:
            wheel.write(bindings, f"{HELD}/_jsii/provider-toy@1.0.0.jsii.tgz")
            wheel.writestr(f"{told}/METADATA", f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version}\n")
            wheel.writestr(f"{told}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{told}/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize(("requirement", "version"), [(NAME, "1.1.0"), (f"{NAME}==1.0.0", "1.0.0")])
def test_a_provider_is_added_from_a_package_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, requirement: str, version: str
) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    monkeypatch.chdir(tmp_path)
    cli.main(["providers", "add", "acme/toy", "--from-package", requirement], standalone_mode=False)
    added = catalogue.find("acme/toy", tmp_path)
    assert added is not None
    assert (added.version, added.names("resource")) == ("2.0.0-beta1", ["toy_box"])
    assert added.origin == f"package {HELD}-{version}-py3-none-any.whl"


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        (f"{NAME}==9.9", "there is no version 9.9; there is 1.1.0, 1.0.0"),
        (
            "cdktn-provider-toi",
            "there is no wheel of such a package; bindings are called cdktn-provider-NAME",
        ),
    ],
)
def test_what_the_index_has_not_is_one_error(tmp_path: Path, requirement: str, said: str) -> None:
    with pytest.raises(SchemaError) as caught:
        published.fetch(requirement, tmp_path)
    assert str(caught.value).startswith(f"{requirement}: {said}")


# What pip says.
SAID = {
    "no network": (
        "WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError'\n"
        "ERROR: Could not find a version that satisfies the requirement toy (from versions: none)\n"
        "ERROR: No matching distribution found for cdktn-provider-toy\n",
        "the index of packages cannot be reached; try again where there is a network, or give the path",
    ),
    "a full disk": (
        "WARNING: a\nERROR: Could not install packages due to an OSError: [Errno 28] No space left\n",
        "pip did not fetch it: Could not install packages due to an OSError: [Errno 28] No space left; or",
    ),
    "nothing": ("", "pip did not fetch it: it said nothing; or give the path of its wheel"),
}


@pytest.mark.parametrize("case", SAID)
def test_what_pip_cannot_do_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    stderr, said = SAID[case]
    ended = subprocess.CompletedProcess([], 1, "", stderr)
    monkeypatch.setattr("subprocess.run", lambda *_, **__: ended)
    with pytest.raises(SchemaError) as caught:
        published.fetch(NAME, tmp_path)
    assert str(caught.value).startswith(f"{NAME}: {said}")


def test_pip_that_does_not_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(argv: list[str], *, timeout: float, **_: Any) -> None:
        raise subprocess.TimeoutExpired(argv, timeout)

    monkeypatch.setattr("subprocess.run", run)
    with pytest.raises(
        SchemaError, match="pip did not fetch it: it took longer than 600 s; or give the path"
    ):
        published.fetch(NAME, tmp_path)


def test_without_pip_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("snowform.getting.published.find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SchemaError, match="pip, which fetches packages, is not here; install it, or give"):
        published.fetch(NAME, tmp_path)


@pytest.mark.parametrize("requirement", ["", "toy>=1", "toy[all]", "-r", "--index-url=x", "toy == ", "toy 1"])
def test_what_names_no_package_is_refused_before_pip_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, requirement: str
) -> None:
    monkeypatch.delattr("subprocess.run")
    with pytest.raises(
        SchemaError, match="is neither a file nor a package; write a path, NAME or NAME==VERSION"
    ):
        published.fetch(requirement, tmp_path)


@pytest.mark.parametrize(
    ("package", "is_path"),
    [
        ("toy.whl", True),
        ("toy-1.0.tar.gz", True),
        ("./toy", True),
        ("here", True),
        ("toy", False),
        ("toy==1.0", False),
    ],
)
def test_a_path_is_told_from_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, is_path: bool
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path)
    assert published.is_path(package) is is_path
