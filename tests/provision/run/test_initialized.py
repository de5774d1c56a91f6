"""When `init` may be left out: what it depends on and what it made are the same, to the last change."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from snowform.provision.host.paths import Paths
from snowform.provision.run import initialized
from snowform.provision.run.workspace import workspace
from snowform.provision.tofu.commands import Tofu

LOCK = 'provider "registry.opentofu.org/hashicorp/aws" {\n  version = "5.100.0"\n}\n'
PROVIDER = "providers/registry.opentofu.org/hashicorp/aws/5.100.0/linux_amd64/terraform-provider-aws"


@pytest.fixture
def host(paths: Paths, tmp_path: Path) -> Paths:
    """A stack for which `init` has run: a provider, a module, an override and a file of values."""
    for name, text in {
        "configuration/config.tf.json": "{}",
        "configuration/modules/net/main.tf": "",
        "override.json": "{}",
        "values.tfvars": "a = 1",
        "rc": "disable_checkpoint = true",
        "tofu": "tofu",
        "mirror/terraform-provider-aws": "provider",
        "cache/data/modules/far/main.tf": "",
        "cache/data/terraform.tfstate": '{"backend": {"type": "local"}}',
        "state/terraform.lock.hcl": LOCK,
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    link = tmp_path / "cache/data" / PROVIDER
    link.parent.parent.mkdir(parents=True)
    link.parent.symlink_to(tmp_path / "mirror")
    return replace(
        paths,
        tofu=tmp_path / "tofu",
        overrides=(tmp_path / "override.json",),
        variables=(tmp_path / "values.tfvars",),
        cli_config=tmp_path / "rc",
    )


def init(paths: Paths, **environment: str) -> None:
    with workspace(paths) as made:
        initialized.remember(paths, Tofu(paths.tofu, made.folder, environment))


def is_current(paths: Paths, **environment: str) -> bool:
    """What the next run finds; the backend's settings are gone after each."""
    paths.backend_settings.unlink(missing_ok=True)
    with workspace(paths) as made:
        return initialized.is_current(paths, Tofu(paths.tofu, made.folder, environment))


def test_before_the_first_init_nothing_is(host: Paths) -> None:
    assert not is_current(host)


def test_what_init_made_is_in_its_place_again(host: Paths) -> None:
    settings = host.backend_settings.read_text()
    init(host)
    host.backend_settings.unlink()
    with workspace(host) as made:
        assert initialized.is_current(host, Tofu(host.tofu, made.folder, {}))
        assert made.dependency_lock.read_text() == LOCK
        assert made.providers == ("registry.opentofu.org/hashicorp/aws",)
    assert host.backend_settings.read_text() == settings


def test_it_is_so_for_each_run_until_it_is_forgotten(host: Paths) -> None:
    init(host)
    assert is_current(host)
    assert is_current(host)
    initialized.forget(host)
    assert not is_current(host)


def swapped(file: Path) -> None:
    """Another content of the same size, whose time is put back: what an intruder may do who is not root."""
    before = file.stat()
    file.write_bytes(file.read_bytes()[::-1])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size


def replaced(file: Path) -> None:
    other = file.with_name("other")
    other.write_bytes(file.read_bytes())
    other.replace(file)


def added(file: Path) -> None:
    file.with_name("more.tf.json").write_text("{}")


def removed(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        *(
            (name, lambda file: file.write_text('{"a": 1}'))
            for name in (
                "configuration/config.tf.json",
                "override.json",
                "values.tfvars",
                "rc",
                "state/terraform.lock.hcl",
            )
        ),
        *(
            (name, change)
            for name in (
                "tofu",
                "mirror/terraform-provider-aws",
                "cache/data/modules/far/main.tf",
                "configuration/modules/net/main.tf",
            )
            for change in (swapped, replaced)
        ),
        ("configuration/modules/net/main.tf", added),
        ("cache/data/modules/far/main.tf", added),
        ("configuration/modules/net/main.tf", removed),
        ("mirror/terraform-provider-aws", removed),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_any_change_wants_init(
    host: Paths, name: str, change: Callable[[Path], object], tmp_path: Path
) -> None:
    (tmp_path / "configuration/modules/net/main.tf").write_text("ab")
    (tmp_path / "cache/data/modules/far/main.tf").write_text("ab")
    init(host)
    change(tmp_path / name)
    assert not is_current(host)


def test_a_lock_file_that_comes_with_the_configuration_counts(host: Paths) -> None:
    init(host)
    (host.configuration / ".terraform.lock.hcl").write_text(LOCK + "\n")
    assert not is_current(host)


def test_a_provider_in_another_place_wants_init(host: Paths, tmp_path: Path) -> None:
    init(host)
    (tmp_path / "mirror").rename(tmp_path / "elsewhere")
    link = (host.data / PROVIDER).parent
    link.unlink()
    link.symlink_to(tmp_path / "elsewhere")
    assert not is_current(host)


@pytest.mark.parametrize(
    ("name", "same"),
    [("TF_VAR_region", False), ("TF_PLUGIN_CACHE_DIR", False), ("AWS_SESSION_TOKEN", True), ("TMPDIR", True)],
)
def test_of_the_environment_that_of_tofu_counts(host: Paths, name: str, same: bool) -> None:
    init(host, **{name: "a"})
    assert is_current(host, **{name: "b"}) is same


def test_other_folders_of_plugins_want_init(host: Paths, tmp_path: Path) -> None:
    init(host)
    (tmp_path / "plugins").mkdir()
    assert not is_current(replace(host, plugins=tmp_path / "plugins"))


def test_more_files_than_are_looked_at_want_init_each_time(
    host: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(initialized, "MOST_FILES", 5)
    init(host)
    assert not is_current(host)


def test_folders_that_lead_to_themselves_want_init_each_time(host: Paths) -> None:
    (host.configuration / "modules" / "round").symlink_to(host.configuration / "modules")
    init(host)
    assert not is_current(host)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"fingerprint": "a"}', "null"])
def test_a_file_that_says_nothing_wants_init(host: Paths, text: str) -> None:
    init(host)
    host.initialized.write_text(text)
    assert not is_current(host)
