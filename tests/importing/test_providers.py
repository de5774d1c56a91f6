"""What is imported of providers other than AWS: by their classes, where their schema is at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from snowform.importing.shapes import source_of
from snowform.importing.state_source import read_state
from tests.importing.imports import Import, constructor, imported
from tests.providers.small_schemas import TEXT, block, keep

PET = 'resource "random_pet" "name" {\n  length = 2\n}\n'
RECORD = """
resource "cloudflare_dns_record" "www" {
  zone_id = "z"
  name    = "www"
  type    = "A"
  ttl     = 60
}
"""


def required(name: str, source: str) -> str:
    return f'terraform {{\n  required_providers {{\n    {name} = {{ source = "{source}" }}\n  }}\n}}\n'


def imports(done: Import) -> list[str]:
    return [line for line in done.program.text.splitlines() if line.startswith("from snowform")]


@pytest.mark.parametrize(
    ("source", "package", "call"),
    [
        pytest.param(
            PET,
            "snowform.providers.random import Pet, RandomProvider",
            'Pet(self, "name", length=2)',
            id="random",
        ),
        pytest.param(
            required("cloudflare", "registry.terraform.io/cloudflare/cloudflare") + RECORD,
            "snowform.providers.cloudflare import CloudflareProvider, DnsRecord",
            'DnsRecord(self, "www", zone_id="z", name="www", type="A", ttl=60)',
            id="another namespace",
        ),
    ],
)
def test_resources_of_a_shipped_provider_are_imported_by_their_classes(
    tmp_path: Path, source: str, package: str, call: str
) -> None:
    done = imported(tmp_path, source)
    assert imports(done) == ["from snowform import NamedStack", f"from {package}"]
    assert constructor(done.program.text).strip().endswith(call)
    assert done.differences == []


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(required("random", "acme/random") + PET, id="another's provider of that name"),
        pytest.param(RECORD, id="a namespace that is not said, and so hashicorp's"),
        pytest.param(PET.replace("length", "size"), id="an argument that the schema lacks"),
    ],
)
def test_what_no_schema_takes_is_imported_without_a_class(tmp_path: Path, source: str) -> None:
    done = imported(tmp_path, source)
    assert imports(done) == ["from snowform import NamedStack, Resource"]
    assert done.differences == []


def test_the_schema_of_the_project_goes_before_the_one_that_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    keep(tmp_path, resource={"random_pet": block(size=TEXT)})
    done = imported(tmp_path, PET.replace("length", "size"))
    assert constructor(done.program.text).strip().endswith('Pet(self, "name", size=2)')
    assert done.differences == []


def test_a_state_is_imported_by_a_schema_that_says_what_is_secret(tmp_path: Path) -> None:
    keep(tmp_path, "acme/acme", resource={"acme_unit": block(name=TEXT, key={**TEXT, "sensitive": True})})
    unit = {
        "mode": "managed",
        "type": "acme_unit",
        "name": "a",
        "provider": 'provider["registry.opentofu.org/acme/acme"]',
        "instances": [{"attributes": {"name": "b", "key": "c"}}],
    }
    state = tmp_path / "old.tfstate"
    state.write_text(json.dumps({"version": 4, "resources": [unit]}))
    found = read_state(state, tmp_path)
    assert found.left_out == ()
    made = Import(found.configuration, None, tmp_path).document  # type: ignore[arg-type]
    assert made["resource"] == {"acme_unit": {"a": {"name": "b", "key": "${var.a_key}"}}}
    assert made["terraform"] == {"required_providers": {"acme": {"source": "acme/acme"}}}


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("random", "hashicorp/random"),
        ("Acme/Unit", "acme/unit"),
        ("registry.opentofu.org/acme/unit", "acme/unit"),
    ],
)
def test_a_source_is_told_without_its_registry(address: str, source: str) -> None:
    assert source_of(address) == source
