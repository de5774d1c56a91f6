from __future__ import annotations

import platform
import sys
from pathlib import Path

import pytest

from snowform.tofu import MirrorError, cli_config, find_providers, providers
from snowform.tofu.providers import UnpackedProvider

ARCH = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
PLATFORM = f"{sys.platform}_{ARCH}"
REGISTRY = "registry.opentofu.org"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any provider: home and data folders below `tmp_path`."""
    for name in ("SNOWFORM_PROVIDER_MIRROR", "TF_CLI_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_DATA_DIRS", f"{tmp_path / 'local'}:{tmp_path / 'share'}")
    monkeypatch.setattr(providers, "OPT", tmp_path / "opt")
    return tmp_path


def unpack(root: Path, source: str = "hashicorp/aws", version: str = "5.100.0", on: str = PLATFORM) -> Path:
    folder = root / "registry.terraform.io" / source / version / on
    folder.mkdir(parents=True)
    (folder / f"terraform-provider-{source.split('/')[1]}_v{version}").touch()
    return folder


@pytest.mark.usefixtures("machine")
def test_without_unpacked_providers_the_registry_is_right(tmp_path: Path) -> None:
    assert find_providers() == ()
    assert cli_config(tmp_path / "cache") is None
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "place",
    [
        "home/.terraform.d/plugins",
        "data/opentofu/plugins",
        "data/terraform/plugins",
        "local/terraform/plugins",
        "share/terraform/plugins",
        "opt/some-plugins",
    ],
)
def test_a_provider_is_found_in(machine: Path, place: str) -> None:
    folder = unpack(machine / place)
    assert find_providers() == (UnpackedProvider("hashicorp", "aws", "5.100.0", folder),)
    assert find_providers()[0].binary == folder / "terraform-provider-aws_v5.100.0"


def test_one_for_another_platform_is_not(machine: Path) -> None:
    unpack(machine / "opt/plugins", on="plan9_mips")
    assert find_providers() == ()


def test_of_the_same_version_the_first_place_wins(machine: Path) -> None:
    unpack(machine / "opt/plugins")
    near = unpack(machine / "home/.terraform.d/plugins")
    older = unpack(machine / "opt/more", version="5.99.0")
    assert [provider.folder for provider in find_providers()] == [near, older]


def test_the_configuration_serves_both_registries_and_leaves_the_rest_to_them(machine: Path) -> None:
    folder = unpack(machine / "opt/plugins")
    config = cli_config(machine / "cache")
    assert config
    assert config.read_text() == (
        "# Made by Snowform: providers that lie unpacked on this machine, the others from their registry.\n"
        "disable_checkpoint = true\n"
        "\n"
        "provider_installation {\n"
        "  filesystem_mirror {\n"
        f'    path    = "{config.parent}"\n'
        '    include = ["registry.opentofu.org/hashicorp/aws", "registry.terraform.io/hashicorp/aws"]\n'
        "  }\n"
        "  direct {\n"
        '    exclude = ["registry.opentofu.org/hashicorp/aws", "registry.terraform.io/hashicorp/aws"]\n'
        "  }\n"
        "}\n"
    )
    links = [path for path in config.parent.rglob("*") if path.is_symlink()]
    assert {path.relative_to(config.parent).parts[0]: path.resolve() for path in links} == {
        "registry.opentofu.org": folder,
        "registry.terraform.io": folder,
    }


def test_the_configuration_follows_what_is_there(machine: Path) -> None:
    unpack(machine / "opt/plugins")
    first = cli_config(machine / "cache")
    assert cli_config(machine / "cache") == first
    unpack(machine / "opt/plugins", source="hashicorp/null", version="3.2.0")
    second = cli_config(machine / "cache")
    assert second
    assert second != first
    assert '"registry.opentofu.org/hashicorp/null"' in second.read_text()


def test_a_named_mirror_is_the_only_place(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpack(machine / "opt/plugins")
    named = unpack(machine / "named", version="6.0.0")
    monkeypatch.setenv("SNOWFORM_PROVIDER_MIRROR", str(machine / "named"))
    assert [provider.folder for provider in find_providers()] == [named]


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("absent", '"{path}" is not a folder', id="absent"),
        pytest.param(
            "",
            '"{path}" holds no provider for {platform}; '
            "its layout is HOST/NAMESPACE/TYPE/VERSION/OS_ARCH/terraform-provider-TYPE",
            id="without providers",
        ),
    ],
)
def test_a_named_mirror_that_is(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SNOWFORM_PROVIDER_MIRROR", str(tmp_path / name))
    with pytest.raises(MirrorError) as caught:
        find_providers()
    sentence = message.format(path=tmp_path / name, platform=PLATFORM)
    assert str(caught.value) == f"SNOWFORM_PROVIDER_MIRROR: {sentence}"


def test_a_configuration_of_the_users_stays(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpack(machine / "opt/plugins")
    own = machine / "own.rc"
    own.touch()
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(own))
    assert cli_config(machine / "cache") == own


def test_one_that_names_a_missing_file_is_ignored(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpack(machine / "opt/plugins")
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(machine / "missing.rc"))
    config = cli_config(machine / "cache")
    assert config
    assert config.is_relative_to(machine / "cache")
