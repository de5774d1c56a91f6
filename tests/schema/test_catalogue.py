"""Which schema is at hand of a provider, and what is no schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from snowform.schema import SchemaNotFound, catalogue
from snowform.schema.store import SchemaDamaged
from tests.providers.small_schemas import TEXT, block, keep

SHIPPED = "hashicorp/random"


def test_the_schema_of_a_project_goes_before_the_one_that_is_shipped(tmp_path: Path) -> None:
    before = catalogue.find(SHIPPED, tmp_path)
    assert before is not None
    assert before.version != "1.2.3"
    keep(tmp_path)
    found = catalogue.find(SHIPPED, tmp_path)
    assert found is not None
    assert (found.version, catalogue.named("random", tmp_path)) == ("1.2.3", found)
    assert [schema.source for schema in catalogue.providers(tmp_path)].count(SHIPPED) == 1


def test_a_provider_of_another_namespace_is_another_one(tmp_path: Path) -> None:
    assert catalogue.find("acme/random", tmp_path) is None
    keep(tmp_path, "acme/random")
    found = catalogue.find("acme/random", tmp_path)
    assert found is catalogue.named("random", tmp_path)
    assert catalogue.find(SHIPPED, tmp_path) is not found


def test_the_project_is_that_of_the_nearest_cdktf_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cdktf.json").write_text("{}")
    keep(tmp_path, "acme/acme")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert catalogue.sources() == ["acme/acme"]
    assert catalogue.named("acme").source == "acme/acme"
    monkeypatch.chdir("/")
    assert catalogue.sources() == []


def test_a_file_that_is_written_anew_is_read_anew(tmp_path: Path) -> None:
    keep(tmp_path, resource={"random_box": block()})
    first = catalogue.named("random", tmp_path)
    assert catalogue.named("random", tmp_path) is first
    keep(tmp_path, resource={"random_other_box": block(name=TEXT)})
    assert catalogue.named("random", tmp_path).names("resource") == ["random_other_box"]


@pytest.mark.parametrize("version", ["1.2.3", "2.0.0-beta1", "1.2.3+build"])
def test_a_schema_is_chosen_by_what_its_version_is_permitted_by(tmp_path: Path, version: str) -> None:
    keep(tmp_path, version=version)
    (found,) = catalogue.fitting(SHIPPED, tmp_path, f"= {version}")
    assert found.version == version
    major = found.number.major
    # One of another version of the same major is near enough, where no schema of the right one is at hand.
    assert catalogue.fitting(SHIPPED, tmp_path, f"~> {major}.9") == [found]
    assert catalogue.fitting(SHIPPED, tmp_path, f"< {major + 1}, >= {major}.9.9") == [found]
    assert catalogue.fitting(SHIPPED, tmp_path, f">= {major + 1}") == []
    assert catalogue.fitting(SHIPPED, tmp_path, "newest") == [found]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("nowhere", "snowform providers add NAMESPACE/nowhere"), ("randon", 'did you mean "random"?')],
)
def test_a_provider_that_nobody_has_is_an_error(tmp_path: Path, name: str, hint: str) -> None:
    with pytest.raises(SchemaNotFound) as caught:
        catalogue.named(name, tmp_path)
    assert (caught.value.message, caught.value.hint) == (
        f'no schema of the provider "{name}" is at hand',
        hint,
    )


def with_head(**changed: Any) -> Callable[[str], str]:
    def damage(text: str) -> str:
        head, _, rest = text.partition("\n")
        return f"!provider\t{json.dumps({**json.loads(head.partition('	')[2]), **changed})}\n{rest}"

    return damage


DAMAGED = {
    "empty": (lambda _: "", "is empty"),
    "cut off": (lambda text: text[:-3], "bytes after its first line, and was written with"),
    "longer": (lambda text: f"{text}a\tb\n", "bytes after its first line, and was written with"),
    "no head": (lambda text: text.partition("\n")[2], "is no compact schema"),
    "a damaged head": (lambda text: text[:20], '"!provider" is no JSON'),
    "edited": (lambda text: text.replace('"name":"o"', '"name":"r"'), "was changed after it was written"),
    "what the provider prints": (lambda _: '{"format_version": "1.0"}', "is no compact schema"),
    "a version that is none": (with_head(version="newest"), "names no version of a provider"),
    "a version of four numbers": (with_head(version="1.2.3.4"), "names no version of a provider"),
    "a number as the version": (with_head(version=1.2), "names no version of a provider"),
    "a number as the source": (with_head(source=1), "names no version of a provider"),
    "of a later form": (with_head(form=99), "has the form of another version of Snowform"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_file_that_is_no_schema_is_one_error_with_its_remedy(tmp_path: Path, case: str) -> None:
    damage, said = DAMAGED[case]
    file = keep(tmp_path)
    file.write_text(damage(file.read_text()))
    with pytest.raises(SchemaDamaged) as caught:
        catalogue.find(SHIPPED, tmp_path)
    assert said in caught.value.message
    assert caught.value.where == str(file)
    assert caught.value.hint.endswith("make it again: snowform providers add hashicorp/random")
