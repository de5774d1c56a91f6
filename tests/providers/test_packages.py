"""The packages of providers' classes, `snowform.providers.NAME`: shipped ones, and those of a project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from cdktf import TerraformOutput

from snowform.errors import SnowformError
from snowform.providers import finder
from snowform.providers.namespace import forget_others
from tests.providers.small_schemas import TEXT, block, keep
from tests.synthesis import synthesize


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A project that programs are run in; what was loaded of its providers is forgotten behind it."""
    (tmp_path / "cdktf.json").write_text('{"app": "python main.py"}')
    with chdir(tmp_path):
        yield tmp_path
    forget_others()


@pytest.fixture(autouse=True)
def _of_this_project() -> None:
    """What another test's project had is no matter here."""
    forget_others()


def load(name: str) -> Any:
    """A package, of the schema that is there now."""
    forget_others()
    return import_module(f"snowform.providers.{name}")


def test_resources_of_a_shipped_provider_are_typed() -> None:
    from snowform.providers.cloudflare import CloudflareProvider
    from snowform.providers.cloudflare.data_cloudflare_zone import DataCloudflareZone
    from snowform.providers.random import Password, Pet, RandomProvider

    def build(stack: Any) -> None:
        RandomProvider(stack, "random")
        CloudflareProvider(stack, "cloudflare", api_token="${var.token}")
        pet = Pet(stack, "pet", length=2)
        Password(stack, "password", length=20, keepers={"pet": pet.id})
        zone = DataCloudflareZone(stack, "zone", zone_id="z")
        TerraformOutput(stack, "names", value=zone.name_servers)

    made = synthesize(build)
    assert made["resource"] == {
        "random_pet": {"pet": {"length": 2}},
        "random_password": {"password": {"length": 20, "keepers": {"pet": "${random_pet.pet.id}"}}},
    }
    assert made["output"] == {"names": {"value": "${data.cloudflare_zone.zone.name_servers}"}}
    required = made["terraform"]["required_providers"]
    assert {name: entry["source"] for name, entry in required.items()} == {
        "random": "hashicorp/random",
        "cloudflare": "cloudflare/cloudflare",
    }


def test_a_wrong_argument_fails_where_it_is_written() -> None:
    from snowform.providers.random import Pet

    with pytest.raises(
        SnowformError, match='random_pet "pet": unknown argument "lenght"; did you mean "length"'
    ):
        synthesize(lambda stack: Pet(stack, "pet", lenght=2))


def test_one_class_is_had_from_the_package_and_from_its_module() -> None:
    package, module = (import_module(f"snowform.providers.random{end}") for end in ("", ".pet"))
    assert package.Pet is module.Pet
    assert "Pet" in dir(package)
    assert (package.Pet.__module__, package.Pet.__name__) == ("snowform.providers.random.pet", "Pet")


def test_resources_of_a_projects_provider_are_typed(project: Path) -> None:
    keep(project, "acme/acme-unit", resource={"acme_unit_box": block("lid", name=TEXT)})
    package = load("acme_unit")

    def build(stack: Any) -> None:
        package.AcmeUnitProvider(stack, "acme-unit")
        package.AcmeUnitBox(stack, "box", name="a", lid={"a": "b"})

    made = synthesize(build)
    assert made["resource"] == {"acme_unit_box": {"box": {"name": "a", "lid": {"a": "b"}}}}
    assert made["terraform"]["required_providers"] == {
        "acme-unit": {"source": "acme/acme-unit", "version": "~> 1.2"}
    }


@pytest.mark.parametrize(
    ("version", "constraint"),
    [("2.0.0-beta1", "2.0.0-beta1"), ("1.2.3+build", "~> 1.2"), ("3.4.5", "~> 3.4")],
)
def test_a_stack_asks_for_the_version_of_the_schema(project: Path, version: str, constraint: str) -> None:
    keep(project, "acme/acme", version=version)
    provider = load("acme").AcmeProvider
    required = synthesize(lambda stack: provider(stack, "acme"))["terraform"]["required_providers"]
    assert required == {"acme": {"source": "acme/acme", "version": constraint}}


def test_the_schema_of_the_project_goes_before_the_one_that_is_shipped(project: Path) -> None:
    keep(project, "hashicorp/time", resource={"time_box": block(name=TEXT)})
    package = load("time")
    assert dir(package) == ["Box", "TimeProvider"]
    with pytest.raises(AttributeError, match=r"time has no class 'Box_'; did you mean \"Box\"\?"):
        _ = package.Box_


@pytest.mark.parametrize(
    ("name", "hint"),
    [("nowhere", "snowform providers add NAMESPACE/nowhere"), ("cloudflair", 'did you mean "cloudflare"?')],
)
@pytest.mark.usefixtures("project")
def test_a_provider_without_a_schema_is_no_module(name: str, hint: str) -> None:
    with pytest.raises(ModuleNotFoundError) as caught:
        load(name)
    assert str(caught.value) == f'no schema of the provider "{name}" is at hand; {hint}'


def test_a_module_of_snowform_stays_one(project: Path) -> None:
    keep(project, "acme/finder")
    assert load("finder") is finder


@pytest.mark.parametrize("kept", [True, False])
def test_a_damaged_schema_is_an_error_with_its_remedy(project: Path, kept: bool) -> None:
    file = keep(project, "acme/acme", resource={"acme_box": block(name=TEXT)})
    text = file.read_bytes()
    file.write_bytes(text[:-5] if kept else b"")
    with pytest.raises(SnowformError) as caught:
        load("acme")
    assert caught.value.where == str(file)
    assert caught.value.hint == "make it again: snowform providers add acme/acme"
