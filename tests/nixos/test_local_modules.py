from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snowform.nixos import Companions, generate
from snowform.nixos.stack.local_modules import required_by_local_modules
from snowform.nixos.stack.requirements import UnitError

DOCUMENT: dict[str, Any] = {"module": {"web": {"source": "./assets/web"}}}


def write(folder: Path, providers: dict[str, Any], **more: Any) -> None:
    folder.mkdir(parents=True)
    document = {"terraform": {"required_providers": providers}, **more}
    (folder / "main.tf.json").write_text(json.dumps(document))


def stack_of(companions: Companions) -> Any:
    return json.loads(generate("web", DOCUMENT, json.dumps(DOCUMENT), companions).files["stack.json"])


def test_a_module_below_a_module_counts_too(tmp_path: Path) -> None:
    aws = {"source": "hashicorp/aws", "version": ">= 5.0"}
    write(tmp_path / "assets/web", {"aws": aws}, module={"keys": {"source": "./keys"}})
    write(tmp_path / "assets/web/keys", {"aws": {"source": "hashicorp/aws"}, "tls": "~> 4.0"})
    assert required_by_local_modules(DOCUMENT, tmp_path) == {"hashicorp/aws": [">= 5.0"], "tls": ["~> 4.0"]}


def test_the_host_has_the_providers_of_local_modules(tmp_path: Path) -> None:
    write(tmp_path / "assets/web", {"tls": {"source": "hashicorp/tls", "version": "< 5"}})
    companions = Companions(providers=required_by_local_modules(DOCUMENT, tmp_path))
    stack = stack_of(companions)
    assert stack["providers"] == {"hashicorp/tls": ["hashicorp_tls", "tls"]}
    assert [requirement["constraint"] for requirement in stack["requirements"]] == ["< 5"]


NATIVE = """
# resource "random_id" "not" {}
resource "aws_instance" "web" {
  provider = aws.us
  tags     = { for name in ["data \\"x_y\\" {"] : name => name }
}
data "http" "address" { url = "https://x.example" }
resource "null_resource" "other" { provider = custom }
resource "terraform_data" "built_in" {}
"""


def test_a_provider_that_a_module_uses_without_a_word_counts_too(tmp_path: Path) -> None:
    write(tmp_path / "assets/web", {"custom": {"source": "example/null"}}, resource={"tls_key": {"a": {}}})
    (tmp_path / "assets/web/more.tf").write_text(NATIVE)
    required = required_by_local_modules(DOCUMENT, tmp_path)
    assert set(required) == {"aws", "http", "tls", "example/null", "terraform"}
    providers = stack_of(Companions(providers=required))["providers"]
    assert set(providers) == {"hashicorp/aws", "hashicorp/http", "hashicorp/tls", "example/null"}


def test_credentials_are_of_use_where_only_a_module_uses_aws(tmp_path: Path) -> None:
    write(tmp_path / "assets/web", {}, resource={"aws_vpc": {"main": {}}})
    assert stack_of(Companions(providers=required_by_local_modules(DOCUMENT, tmp_path)))["facts"]["aws"]
    assert not stack_of(Companions(providers={"tls": []}))["facts"]["aws"]


def test_a_configuration_without_local_modules_requires_none(tmp_path: Path) -> None:
    remote = {"module": {"web": {"source": "terraform-aws-modules/ec2-instance/aws"}}}
    assert required_by_local_modules(remote, tmp_path) == {}


def test_a_module_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "assets/web").mkdir(parents=True)
    (tmp_path / "assets/web/variables.tf").write_text("variable {{")
    with pytest.raises(UnitError, match=r'the module "\./assets/web".*variables\.tf'):
        required_by_local_modules(DOCUMENT, tmp_path)
