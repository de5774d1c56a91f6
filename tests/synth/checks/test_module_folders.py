"""Where the files of a module are looked for, and which of them are those that a call asks for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from snowform.provision.configuration.calls import ModuleCall
from snowform.synth.checks.module_folders import ModuleFolders, is_of_registry, satisfies
from snowform.synth.project import Project
from snowform.vendoring import manifest as manifests
from snowform.vendoring.manifest import Called, Manifest, Package

VPC = "terraform-aws-modules/vpc/aws"


def find(root: Path, source: str = VPC, version: str = "~> 5.0", name: str = "net") -> Path | None:
    project = Project(root, "python main.py", root / "cdktf.out", {})
    return ModuleFolders(root / "beside", project, "web").folder(ModuleCall(name, source, version))


def download(root: Path, data: str, source: str, version: str, directory: str) -> Path:
    """A module that OpenTofu has installed: the folder of it."""
    record = root / data / "modules" / "modules.json"
    record.parent.mkdir(parents=True)
    modules = [
        {"Key": "", "Source": "", "Dir": "."},
        {"Key": "net", "Source": source, "Version": version, "Dir": directory},
    ]
    record.write_text(json.dumps({"Modules": modules}))
    folder = root / directory
    folder.mkdir(parents=True)
    return folder


def test_a_local_module_lies_beside_the_configuration(tmp_path: Path) -> None:
    assert find(tmp_path, "./assets/net", "") == tmp_path / "beside" / "assets" / "net"
    assert find(tmp_path, "/opt/net", "") == Path("/opt/net")


def test_a_vendored_module_is_the_one_that_was_vendored_for_this_call(tmp_path: Path) -> None:
    manifests.write(
        Manifest(
            {"net": Called(VPC, "~> 5.0", "./modules/net/sub")},
            {"modules/net": Package(VPC, "5.1.2", "", "sha256-0")},
        ),
        tmp_path / "vendor" / "web",
    )
    assert find(tmp_path) == tmp_path / "vendor" / "web" / "modules" / "net" / "sub"
    assert find(tmp_path, version="~> 6.0") is None
    assert find(tmp_path, source="terraform-aws-modules/eks/aws") is None
    assert find(tmp_path, name="other") is None


@pytest.mark.parametrize(
    ("data", "base"),
    [
        ("out/web/.terraform", "out/web"),
        (".snowform/web/cache/data", ".snowform/web"),
        ("cdktf.out/stacks/web/.terraform", "cdktf.out/stacks/web"),
        (".terraform", "."),
    ],
)
def test_a_module_that_opentofu_has_downloaded_is_found(tmp_path: Path, data: str, base: str) -> None:
    own = tmp_path / base
    directory = ".terraform/modules/net/sub"
    folder = download(
        own, str((tmp_path / data).relative_to(own)), f"registry.opentofu.org/{VPC}", "5.1.2", directory
    )
    assert find(tmp_path) == folder
    assert find(tmp_path, version="~> 6.0") is None
    assert find(tmp_path, source="terraform-aws-modules/eks/aws") is None
    assert find(tmp_path, name="other") is None


def test_a_module_of_git_is_recorded_by_its_full_address(tmp_path: Path) -> None:
    recorded = "git::https://github.com/acme/net.git//sub?ref=v1"
    folder = download(tmp_path, ".terraform", recorded, "", ".terraform/modules/net/sub")
    assert find(tmp_path, "github.com/acme/net//sub?ref=v1", "") == folder
    assert find(tmp_path, recorded, "") == folder
    assert find(tmp_path, "github.com/acme/net//sub?ref=v2", "") is None


@pytest.mark.parametrize("text", ["{", "[]", '{"Modules": 1}', '{"Modules": [1]}'])
def test_a_record_that_is_none_says_nothing(tmp_path: Path, text: str) -> None:
    record = tmp_path / ".terraform" / "modules" / "modules.json"
    record.parent.mkdir(parents=True)
    record.write_text(text)
    (tmp_path / "vendor" / "web").mkdir(parents=True)
    (tmp_path / "vendor" / "web" / "vendor.json").write_text(text)
    assert find(tmp_path) is None


@pytest.mark.parametrize(
    ("version", "constraint", "holds"),
    [
        ("5.1.2", "", True),
        ("5.1.2", "5.1.2", True),
        ("5.1.2", "= 5.1", False),
        ("5.1.0", "= 5.1", True),
        ("5.1.2", "~> 5.0", True),
        ("5.1.2", "~> 5.0.1", False),
        ("6.0.0", "~> 5.0", False),
        ("6.0.0", "~> 5", True),
        ("5.1.2", ">= 5.0, < 5.1", False),
        ("5.10.0", ">5.9,<=5.10", True),
        ("5.1.2", "!= 5.1.2", False),
        ("5.1.2", "latest", False),
        ("5.1.2", "9" * 5000, False),
        ("5.1.2-beta", ">= 5", False),
        ("", ">= 5", False),
    ],
)
def test_a_version_is_one_of_those_that_a_constraint_lets_in(
    version: str, constraint: str, holds: bool
) -> None:
    assert satisfies(version, constraint) is holds


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (VPC, True),
        (f"{VPC}//modules/endpoints", True),
        ("registry.example.org/acme/net/aws", True),
        ("registry.example.org:8443/acme/net/aws", True),
        ("github.com/acme/net", False),
        ("bitbucket.org/acme/net", False),
        ("./modules/net/aws", False),
        ("git::https://example.org/net.git", False),
        ("https://example.org/net.zip", False),
        ("s3::https://s3.amazonaws.com/net.zip", False),
    ],
)
def test_an_address_in_a_registry_is_told_from_others(source: str, expected: bool) -> None:
    assert is_of_registry(source) is expected
