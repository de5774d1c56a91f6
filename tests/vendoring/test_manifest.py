"""A manifest that leads anywhere but to the vendored copies is refused, whoever has written it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.nar import hash_tree
from snowform.vendoring import VendorError, manifest, vendored

SOURCE = "git::https://example.org/vpc.git"
DOCUMENT: dict[str, Any] = {"module": {"vpc": {"source": SOURCE}}}
pytestmark = pytest.mark.promise("input")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "project" / "vendor" / "web"
    (made / "modules" / "vpc" / "sub").mkdir(parents=True)
    (made / "modules" / "vpc" / "sub" / "main.tf").write_text('output "x" {\n  value = 1\n}\n')
    return made


def write(folder: Path, path: Any = "./modules/vpc", at: str = "modules/vpc") -> None:
    package = {"source": SOURCE, "version": "", "commit": "", "hash": hash_tree(folder / "modules" / "vpc")}
    document = {
        "format": 1,
        "modules": {"vpc": {"source": SOURCE, "version": "", "path": path}},
        "packages": {at: package},
        "providers": {},
    }
    (folder / "vendor.json").write_text(json.dumps(document))


@pytest.mark.parametrize("path", ["./modules/vpc", "./modules/vpc/sub", "./modules/vpc/a b/ü"])
def test_a_path_to_a_copy_is_the_source_of_the_call(folder: Path, path: str) -> None:
    write(folder, path)
    assert vendored(DOCUMENT, folder).document == {"module": {"vpc": {"source": path}}}


@pytest.mark.parametrize(
    "path",
    [
        "../other",
        "./../other",
        "./modules/../../other",
        "./modules/vpc/../../../other",
        "./modules/vpc/..",
        "/etc/module",
        "modules/vpc",
        "./modules",
        "./modules/",
        "./modules/other",
        "./modules//vpc",
        "./modules/vpc/",
        "./modules/./vpc",
        "./else/vpc",
        ".\\modules\\vpc",
        "./modules/vpc/..\\..\\other",
        "https://example.org/x.zip",
        "git::https://example.org/other.git",
        "git@example.org:other.git",
        "terraform-aws-modules/vpc/aws",
        "s3::https://s3.amazonaws.com/x/y.zip",
        "file:///etc/module",
        "./modules/vpc/${var.x}",
        "",
        None,
        7,
    ],
)
def test_a_path_to_anything_else_is_refused(folder: Path, path: Any) -> None:
    write(folder, path)
    with pytest.raises(
        VendorError, match=r'vendor\.json: the path of "vpc", ".*", leads to no vendored module'
    ):
        vendored(DOCUMENT, folder)


@pytest.mark.parametrize(
    "at", ["modules/..", "modules/../../x", "/etc", "../modules/vpc", "modules/a/b", "modules", "other/vpc"]
)
def test_a_package_anywhere_else_is_refused(folder: Path, at: str) -> None:
    write(folder, at=at)
    with pytest.raises(VendorError, match="is not the folder of a vendored module"):
        manifest.read(folder)


@pytest.mark.parametrize("linked", ["modules/vpc", "modules"])
def test_a_copy_that_is_a_link_is_refused(folder: Path, tmp_path: Path, linked: str) -> None:
    write(folder)
    (folder / linked).rename(tmp_path / "moved")
    (folder / linked).symlink_to(tmp_path / "moved")
    with pytest.raises(VendorError, match="is a link, not a copy"):
        vendored(DOCUMENT, folder)


@pytest.mark.parametrize("target", ["/etc", "../../../../..", "sub/../../../x"])
def test_a_link_out_of_a_copy_is_refused(folder: Path, target: str) -> None:
    (folder / "modules" / "vpc" / "link").symlink_to(target)
    write(folder)
    with pytest.raises(VendorError, match="holds a link out of the module"):
        vendored(DOCUMENT, folder)


def test_a_link_within_a_copy_is_followed(folder: Path) -> None:
    (folder / "modules" / "vpc" / "link").symlink_to("sub")
    write(folder)
    vendored(DOCUMENT, folder)


@pytest.mark.parametrize("text", ["[" * 10_000, "[]", "{}", "", '{"format": 1, "modules": 3}'])
def test_what_is_no_manifest_is_one_error(folder: Path, text: str) -> None:
    (folder / "vendor.json").write_text(text)
    with pytest.raises(VendorError, match="is not a manifest of `snowform vendor`; remove it"):
        manifest.read(folder)
