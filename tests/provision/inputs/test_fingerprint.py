"""One hash of all files that an apply may read: the same for the next run's, another one for others."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from snowform.provision.inputs.fingerprint import fingerprint

LOCK = """\
provider "registry.opentofu.org/hashicorp/aws" {
  version = "5.100.0"
  hashes  = ["h1:one"]
}
"""


class Folders:
    """A run's folder, the one beside the configuration that is linked into it, and downloaded modules."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.put("configuration/assets/deep/policy", "allow nobody")
        self.put("data/modules/inner/main.tf", 'x = file("/etc/absent")')
        self.run = root / "run-1"
        self.begin()

    def begin(self) -> None:
        self.put(f"{self.run.name}/config.tf.json", "{}")
        self.put(f"{self.run.name}/.terraform.lock.hcl", LOCK)
        (self.run / "assets").symlink_to(self.root / "configuration/assets")

    def put(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def hash(self, *uploaded: Path) -> str:
        provisioners = [
            {"type": "file", "expressions": {"source": {"constant_value": str(file)}}} for file in uploaded
        ]
        module = {"resources": [{"address": "a.b", "provisioners": provisioners}]}
        plan = {"configuration": {"root_module": {"module_calls": {"m": {"module": module}}}}}
        return fingerprint(self.run, self.root / "data", plan)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def next_run(folders: Folders) -> None:
    folders.run = folders.root / "run-2"
    folders.begin()


def circle(folders: Folders) -> None:
    (folders.root / "configuration/assets/up").symlink_to(folders.root / "configuration")


@pytest.mark.promise("approval")
@pytest.mark.parametrize(
    "harmless",
    [
        pytest.param(next_run, id="another run"),
        pytest.param(lambda one: one.put("run-1/tfplan", "a plan"), id="the plan"),
        pytest.param(lambda one: one.put("run-1/.tmp/plugin1", "x"), id="temporary files"),
        pytest.param(
            lambda one: one.put("data/modules/inner/.git/index", "times"), id="a download's history"
        ),
        pytest.param(
            lambda one: one.put("run-1/.terraform.lock.hcl", LOCK.replace("one", "two")), id="checksums"
        ),
        pytest.param(lambda one: os.utime(one.run / "config.tf.json", (1, 1)), id="times of files"),
    ],
)
def test_the_next_runs_files_are_the_same(folders: Folders, harmless: Callable[[Folders], object]) -> None:
    before = folders.hash()
    harmless(folders)
    assert folders.hash() == before


@pytest.mark.promise("approval")
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: one.put("run-1/config.tf.json", "{ }"), id="the configuration"),
        pytest.param(lambda one: one.put("run-1/given_00_override.tf.json", "{}"), id="an override file"),
        pytest.param(lambda one: one.put("configuration/assets/deep/policy", "allow ALL"), id="an asset"),
        pytest.param(lambda one: one.put("configuration/assets/new", ""), id="a new asset"),
        pytest.param(lambda one: one.put("data/modules/inner/main.tf", ""), id="a module"),
        pytest.param(
            lambda one: one.put("run-1/.terraform.lock.hcl", LOCK.replace("5.100.0", "6.0.0")),
            id="a provider's version",
        ),
    ],
)
def test_other_files_have_another_hash(folders: Folders, change: Callable[[Folders], object]) -> None:
    before = folders.hash()
    change(folders)
    assert folders.hash() != before


@pytest.mark.promise("approval")
def test_a_file_that_stands_elsewhere_counts_where_it_is_named(folders: Folders) -> None:
    outside = folders.root / "outside"
    for code in (f'x = "${{file("{outside}")}}"', f'{{"x": "${{templatefile(\\"{outside}\\", {{}})}}"}}'):
        name = "data/modules/inner/main.tf" if code.startswith("x") else "run-1/config.tf.json"
        folders.put(name, code)
        outside.write_text("allow nobody")
        before = folders.hash()
        outside.write_text("allow everybody")
        assert folders.hash() != before
        folders.put(name, "{}")
    before = folders.hash(outside)
    outside.write_text("allow nobody")
    assert folders.hash(outside) != before


def test_links_in_a_circle_and_what_cannot_be_read_do_no_harm(folders: Folders) -> None:
    before = folders.hash()
    circle(folders)
    (folders.root / "configuration/assets/gone").symlink_to("nowhere")
    assert folders.hash() == before
