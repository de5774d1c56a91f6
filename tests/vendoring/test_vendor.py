"""Remote modules, downloaded by the real OpenTofu and copied into the project."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from snowform.nar import hash_tree
from snowform.synth.normalise import dump
from snowform.tofu import Tofu
from snowform.vendoring import Vendored, VendorError, problems, vendored
from snowform.vendoring.vendor import Status, vendor
from tests.tools import need
from tests.vendoring.conftest import Files, Repositories, Web, fill, tree

ONE = {"main.tf": 'output "x" {\n  value = 1\n}\n'}

TEMPLATED = """\
variable "n" {}
output "x" {
  value = templatefile("${path.module}/t.tpl", { n = var.n })
}
"""


def calls(**modules: Any) -> dict[str, Any]:
    return {
        "module": {
            name: {"source": body} if isinstance(body, str) else body for name, body in modules.items()
        }
    }


class Folder:
    """The vendor folder of a stack named "web"."""

    def __init__(self, root: Path) -> None:
        self.path = root / "vendor" / "web"
        self.cache = root / "cache"

    def vendor(self, document: dict[str, Any], beside: Path | None = None, *, update: bool = False) -> Status:
        return vendor(document, self.path, cache=self.cache, root_module=beside, update=update)

    def local(self, document: dict[str, Any]) -> Vendored:
        return vendored(document, self.path)

    def problems(self, document: dict[str, Any]) -> list[str]:
        return [str(problem).replace(str(self.path), "FOLDER") for problem in problems(document, self.path)]

    @property
    def manifest(self) -> Any:
        return json.loads((self.path / "vendor.json").read_text())


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "project")


def outputs(found: Vendored, scratch: Path) -> dict[str, Any]:
    """What the configuration's outputs are, applied where there is nothing but what travels."""
    scratch.mkdir()
    (scratch / "config.tf.json").write_text(dump(found.document))
    for name, source in found.folders.items():
        shutil.copytree(source, scratch / name, symlinks=True)
    tofu = Tofu(scratch)
    tofu.init()
    tofu.apply()
    return tofu.output()


def test_a_module_from_git_is_copied_and_called_by_its_path(
    repositories: Repositories, folder: Folder, tmp_path: Path
) -> None:
    commit = repositories.commit(
        "net",
        "v1",
        {
            "main.tf": TEMPLATED,
            "t.tpl": "n=${n}",
            "run.sh!": "#!/bin/sh\n",
            "README.md": "# net\n",
            ".gitignore": "*.tpl\n",
            ".github/ci.yml": "x\n",
            "examples/all/main.tf": 'module "x" {\n  source = "example/x/aws"\n}\n',
            "tests/x.tftest.hcl": "",
        },
    )
    source = repositories.source("net", "v1")
    document = {
        "module": {"net": {"source": source, "n": 3}},
        "output": {"x": {"value": "${module.net.x}"}},
    }
    assert folder.vendor(document) == "vendored"
    assert tree(folder.path) == [
        "modules/net/README.md",
        "modules/net/main.tf",
        "modules/net/run.sh",
        "modules/net/t.tpl",
        "vendor.json",
    ]
    assert os.access(folder.path / "modules/net/run.sh", os.X_OK)
    assert folder.manifest == {
        "format": 1,
        "providers": {},
        "modules": {"net": {"source": source, "version": "", "path": "./modules/net"}},
        "packages": {
            "modules/net": {
                "source": source,
                "version": "",
                "commit": commit,
                "hash": hash_tree(folder.path / "modules/net"),
            }
        },
    }
    found = folder.local(document)
    assert found.document["module"] == {"net": {"source": "./modules/net", "n": 3}}
    assert document["module"]["net"]["source"] == source
    shutil.rmtree(repositories.root)
    assert outputs(found, tmp_path / "host") == {"x": "n=3"}


NESTED = """\
# The module "deep" { source = "none" } is in a comment.
locals {
  text = <<-EOT
    module "deep" {
      source = "heredoc"
    }
  EOT
}

module "near" { source = "./near" }

module "deep" {
  source  = "modules.example/acme/deep/aws//sub" # where it comes from
  version = "~> 1.0"                        # which
  n       = { version = "kept", source = "kept" }.version
}

output "x" { value = "${module.deep.x} ${module.near.x}" }
"""
POINTED = NESTED.replace('"modules.example/acme/deep/aws//sub"', '"../../net.deep/sub"').replace(
    '  version = "~> 1.0"                        # which\n', ""
)


def test_modules_that_modules_call_are_copied_too(
    repositories: Repositories, web: Web, folder: Folder, tmp_path: Path
) -> None:
    deepest = web.archive("deepest.zip", {"a/main.tf": 'output "x" {\n  value = "deepest"\n}\n'})
    deep: Files = {
        "sub/main.tf.json": json.dumps(
            {
                "variable": {"n": {}},
                "module": {"deepest": {"source": f"{deepest}//a"}},
                "output": {"x": {"value": "${var.n} ${module.deepest.x}"}},
            }
        )
    }
    web.publish("acme/deep/aws", {"1.0.0": deep, "1.2.0": deep, "2.0.0": ONE})
    repositories.commit(
        "net",
        "v1",
        {
            "mod/main.tf": NESTED,
            "mod/near/main.tf": 'output "x" {\n  value = "near"\n}\n',
        },
    )
    document = calls(net=repositories.source("net", "v1", "mod"))
    document["output"] = {"x": {"value": "${module.net.x}"}}
    assert folder.vendor(document) == "vendored"
    assert (folder.path / "modules/net/mod/main.tf").read_text() == POINTED
    packages = folder.manifest["packages"]
    assert {at: package["version"] for at, package in packages.items()} == {
        "modules/net": "",
        "modules/net.deep": "1.2.0",
        "modules/net.deep.deepest": "",
    }
    web.answers.clear()
    shutil.rmtree(repositories.root)
    assert outputs(folder.local(document), tmp_path / "host") == {"x": "kept deepest near"}


def test_the_registry_s_version_is_kept_until_it_is_updated(web: Web, folder: Folder) -> None:
    web.publish("acme/net/aws", {"1.0.0": ONE})
    document = calls(net={"source": "modules.example/acme/net/aws", "version": "~> 1.0"})
    assert folder.vendor(document) == "vendored"
    assert folder.local(document).document["module"] == {"net": {"source": "./modules/net"}}
    web.publish("acme/net/aws", {"1.0.0": ONE, "1.1.0": {"main.tf": "# newer\n"}})
    assert folder.vendor(document) == "current"
    assert folder.vendor(document, update=True) == "vendored"
    assert folder.manifest["packages"]["modules/net"]["version"] == "1.1.0"
    assert (folder.path / "modules/net/main.tf").read_text() == "# newer\n"


def test_a_new_call_leaves_what_is_vendored_alone(web: Web, folder: Folder) -> None:
    old = web.archive("old.zip", ONE)
    folder.vendor(calls(old=old))
    web.archive("old.zip", {"main.tf": "# changed since\n"})
    new = web.archive("new.zip", ONE)
    assert folder.vendor(calls(old=old, new=new)) == "vendored"
    assert tree(folder.path) == ["modules/new/main.tf", "modules/old/main.tf", "vendor.json"]
    assert (folder.path / "modules/old/main.tf").read_text() == ONE["main.tf"]
    # What is called no more goes.
    assert folder.vendor(calls(new=new)) == "vendored"
    assert tree(folder.path) == ["modules/new/main.tf", "vendor.json"]
    assert folder.vendor({}) == "removed"
    assert not folder.path.exists()
    assert folder.vendor({}) == "nothing to vendor"


def test_a_failed_download_leaves_everything_as_it_was(web: Web, folder: Folder) -> None:
    folder.vendor(calls(a=web.archive("a.zip", ONE)))
    before = {name: (folder.path / name).read_bytes() for name in tree(folder.path)}
    with pytest.raises(VendorError, match=r"Failed to download module"):
        folder.vendor(calls(a=f"{web.url}/b.zip"))
    assert {name: (folder.path / name).read_bytes() for name in tree(folder.path)} == before


def test_a_module_that_is_called_from_two_places_is_copied_once(
    repositories: Repositories, folder: Folder
) -> None:
    repositories.commit("leaf", "v1", ONE)
    leaf = repositories.source("leaf", "v1")
    repositories.commit(
        "net",
        "v1",
        {
            "main.tf": 'module "a" {\n  source = "./sub"\n}\nmodule "b" {\n  source = "./sub"\n}\n',
            "sub/main.tf": f'module "leaf" {{\n  source = "{leaf}"\n}}\n',
        },
    )
    folder.vendor(calls(net=repositories.source("net", "v1")))
    assert sorted(folder.manifest["packages"]) == ["modules/net", "modules/net.a.leaf"]


@pytest.mark.parametrize("change", ["text", "mode", "new file", "missing file"])
def test_a_change_of_a_copy_is_noticed_and_undone(web: Web, folder: Folder, change: str) -> None:
    document = calls(a=web.archive("a.zip", {**ONE, "more/x.tpl": "x"}))
    folder.vendor(document)
    assert folder.problems(document) == []
    file = folder.path / "modules/a/more/x.tpl"
    if change == "text":
        file.write_text("y")
    elif change == "mode":
        file.chmod(0o755)
    elif change == "new file":
        file.with_name("y").write_text("")
    else:
        file.unlink()
    said = "FOLDER/modules/a: is not what was vendored; run `snowform vendor web`"
    assert folder.problems(document) == [said]
    with pytest.raises(VendorError):
        folder.local(document)
    assert folder.vendor(document) == "vendored"
    assert folder.problems(document) == []


def test_what_does_not_fit_the_stack_is_named(web: Web, folder: Folder) -> None:
    source = web.archive("a.zip", ONE)
    folder.vendor(calls(a=source, b=source))
    shutil.rmtree(folder.path / "modules/b")
    (folder.path / "modules/c").mkdir()
    run = "run `snowform vendor web`"
    assert folder.problems(calls(a={"source": source, "version": "1"}, d="acme/d/aws", e="../e")) == [
        'module.e.source: the module "../e" lies outside of the configuration\'s folder; '
        "list it in cdktf.json's terraformModules, so that it becomes an asset",
        f'module.a: calls "{source}" 1, but "{source}" is vendored; {run}',
        f'module.d: "acme/d/aws" is not vendored; {run}',
        f'FOLDER: the stack calls no remote module "b" any more; {run}',
        f"FOLDER/modules/b: is missing; {run}",
        f"FOLDER/modules/c: is not in vendor.json; {run}, or remove it",
    ]


def test_a_local_module_travels_as_it_is_but_calls_nothing_remote(
    web: Web, folder: Folder, tmp_path: Path
) -> None:
    remote = web.archive("a.zip", ONE)
    beside = fill(tmp_path / "stack", {"assets/own/main.tf": 'module "more" {\n  source = "../more"\n}\n'})
    fill(beside, {"assets/more/main.tf": "# nothing\n"})
    document = calls(own="./assets/own", a=remote)
    assert folder.vendor(document, beside) == "vendored"
    assert vendored(document, folder.path, root_module=beside).document == calls(
        own="./assets/own", a="./modules/a"
    )

    fill(beside, {"assets/more/main.tf": f'module "deep" {{\n  source = "{remote}"\n}}\n'})
    hint = "call that from the stack, or keep a copy of it beside the local module"
    with pytest.raises(VendorError) as caught:
        vendored(document, folder.path, root_module=beside)
    assert str(caught.value) == (
        f'module.deep: the local module "./assets/own/../more" calls the remote module "{remote}"; {hint}'
    )
    with pytest.raises(VendorError) as caught:
        folder.vendor(document, beside, update=True)
    assert str(caught.value) == (
        f'module.own.more.deep: the local module "../more" calls the remote module "{remote}"; {hint}'
    )


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "a/up/../main.tf"])
def test_a_link_out_of_a_module_is_refused(repositories: Repositories, folder: Folder, target: str) -> None:
    inside = repositories.root / "net/a"
    inside.mkdir(parents=True)
    (inside / "up").symlink_to("..")
    repositories.commit("net", "v1", ONE)
    assert folder.vendor(calls(net=repositories.source("net", "v1"))) == "vendored"
    assert (folder.path / "modules/net/a/up").is_symlink()
    (repositories.root / "net/outside").symlink_to(target)
    repositories.commit("net", "v2", {})
    with pytest.raises(VendorError) as caught:
        folder.vendor(calls(net=repositories.source("net", "v2")))
    assert str(caught.value) == (
        f"net/outside: is a link out of the module, to {target}; "
        "vendor the module by hand, and call it by its path"
    )


REQUIRES = """\
terraform {
  required_providers {
    tls = {
      source  = "hashicorp/tls"
      version = ">= 3.0, < 5"
    }
    other = {
      source = "registry.terraform.io/acme/other"
    }
  }
}

module "sub" {
  source = "./sub"
}
"""


def test_the_providers_that_modules_require_are_known(web: Web, folder: Folder) -> None:
    files = {"main.tf": REQUIRES, "sub/main.tf": 'resource "null_resource" "x" {}\n'}
    # OpenTofu lists modules in no order, and draws the last one differently.
    two = {"main.tf": 'resource "random_id" "x" {\n  byte_length = 1\n}\n'}
    document = calls(net=web.archive("net.zip", files), two=web.archive("two.zip", two))
    required = {"aws": {"source": "hashicorp/aws", "version": "~> 5.0"}}
    document["terraform"] = {"required_providers": required, "backend": {"s3": {"bucket": "x", "key": "y"}}}
    folder.vendor(document)
    assert folder.local(document).providers == {
        "hashicorp/null": [],
        "hashicorp/random": [],
        "hashicorp/tls": [">= 3.0.0, < 5.0.0"],
        "registry.terraform.io/acme/other": [],
    }


@pytest.mark.usefixtures("web")
def test_a_lock_file_goes_along(folder: Folder) -> None:
    assert folder.local({}) == Vendored({})
    fill(folder.path, {".terraform.lock.hcl": "# checksums\n"})
    assert folder.local({}).lock == folder.path / ".terraform.lock.hcl"


def test_the_hash_is_the_one_that_nix_has(tmp_path: Path) -> None:
    files = {"a": "x" * 8, "b/c!": "y", "b.txt": "", "ä/z": "z" * 13, "B": "1"}
    fill(tmp_path / "tree", files)
    (tmp_path / "tree/link").symlink_to("b/c")
    (tmp_path / "tree/empty").mkdir()
    nix_hash = need("nix-instantiate").with_name("nix-hash")
    argv = [nix_hash, "--type", "sha256", tmp_path / "tree"]
    said = subprocess.run(argv, check=True, capture_output=True, text=True).stdout.strip()
    assert base64.b64decode(hash_tree(tmp_path / "tree").removeprefix("sha256-")).hex() == said
