"""After init has verified the providers, a run's commands take them from where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from snowform.provision.tofu.cli_configuration import (
    has_plugin_cache,
    read_given,
    unlink_providers,
    with_verified,
)

AWS = ("registry.opentofu.org/hashicorp/aws", "5.100.0")
RANDOM = ("registry.opentofu.org/hashicorp/random", "3.6.0")
MIRROR = 'provider_installation {\n  filesystem_mirror {\n    path = "/mirror"\n  }\n}\n'


def install(data: Path, provider: tuple[str, str], platform: str = "linux_amd64") -> Path:
    source, version = provider
    folder = data / "providers" / source / version / platform
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    "given",
    ["", MIRROR, "disable_checkpoint = true\n", 'plugin_cache_dir = "/host credentials/dev_overrides"\n'],
)
def test_each_installed_provider_is_named_by_its_folder(tmp_path: Path, given: str) -> None:
    aws, random = install(tmp_path, AWS), install(tmp_path, RANDOM)
    assert with_verified(given, [AWS, RANDOM], tmp_path) == (
        "provider_installation {\n  dev_overrides {\n"
        f'    "{AWS[0]}" = "{aws}"\n    "{RANDOM[0]}" = "{random}"\n'
        "  }\n  direct {}\n}\n"
    )


def test_links_are_followed_for_a_link_may_lead_elsewhere_later(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    folder = install(tmp_path / "data", AWS)
    folder.rmdir()
    folder.symlink_to(store)
    assert f'"{store}"' in with_verified("", [AWS], tmp_path / "data")


@pytest.mark.parametrize(
    "given",
    [
        'credentials "app.example.com" {\n  token = "made-up"\n}\n',
        'credentials_helper "store" {}\n',
        'host "registry.example.com" {\n  services = {}\n}\n',
        'provider_installation {\n  dev_overrides {\n    "hashicorp/aws" = "/mine"\n  }\n}\n',
        'provider_installation { dev_overrides { "hashicorp/aws" = "/mine" } }',
        '{"host": {"registry.example.com": {}}}',
        '{"plugin_cache_dir": "/cache", "credentials": {}}',
    ],
)
def test_what_a_command_may_need_stays_in_force(tmp_path: Path, given: str) -> None:
    install(tmp_path, AWS)
    assert with_verified(given, [AWS], tmp_path) == given


def test_where_one_is_not_found_none_is_named(tmp_path: Path) -> None:
    install(tmp_path, AWS)
    assert with_verified(MIRROR, [AWS, RANDOM], tmp_path) == MIRROR
    assert with_verified(MIRROR, [], tmp_path) == MIRROR


def test_where_it_is_not_clear_which_is_meant_none_is_named(tmp_path: Path) -> None:
    install(tmp_path, AWS)
    install(tmp_path, AWS, "darwin_arm64")
    assert with_verified("", [AWS], tmp_path) == ""


@pytest.mark.parametrize("name", ['a"b', "a\\b", "a${b}", "a\nb"])
def test_a_path_that_would_need_escapes_is_not_written(tmp_path: Path, name: str) -> None:
    install(tmp_path / name, AWS)
    assert with_verified("", [AWS], tmp_path / name) == ""


def test_a_configuration_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    assert read_given(None) == read_given(tmp_path / "missing") == ""
    (tmp_path / "given").write_text(MIRROR)
    assert read_given(tmp_path / "given") == MIRROR


def test_links_are_made_anew_and_what_was_downloaded_stays(tmp_path: Path) -> None:
    downloaded, linked = install(tmp_path, AWS), install(tmp_path, RANDOM)
    linked.rmdir()
    linked.symlink_to(tmp_path)
    unlink_providers(tmp_path)
    assert downloaded.is_dir()
    assert not linked.is_symlink()
    unlink_providers(tmp_path / "missing")


@pytest.mark.parametrize(
    ("given", "environment"),
    [('plugin_cache_dir = "/cache"\n', {}), ("", {"TF_PLUGIN_CACHE_DIR": "/cache"})],
)
def test_a_cache_may_be_linked_from_without_asking_a_registry(
    given: str, environment: dict[str, str]
) -> None:
    assert has_plugin_cache(given, environment)
    assert not has_plugin_cache(MIRROR, {"PATH": "/bin"})
