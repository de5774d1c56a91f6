from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

import snowform.nixos
from scripts.tools import ROOT
from snowform.nixos import generate
from snowform.nixos.module import USER_NAME, Companions
from snowform.nixos.options import tables
from snowform.nixos.stack import options
from snowform.nixos.stack.facts import NumberError
from snowform.nixos.stack.requirements import UnitError
from snowform.schema.derive import derive
from snowform.synth.normalise import dump
from tests.nixos.cases import BUILT_IN, CASES, COMPANIONS, ELSEWHERE, HOST
from tests.tools import need

GOLDEN = Path(__file__).with_name("golden")
LIB = Path(snowform.nixos.__file__).with_name("lib")
NIXFMT = shutil.which("nixfmt")
RACK = {
    "format_version": "1.0",
    "provider_schemas": {"registry.terraform.io/acme/rack": {"provider": {"block": {}}}},
}
# What of a module is read through; the rest is copied.
READ = ("default.nix", "stack.json", "validations.nix")
# Kept of two stacks, which between them have every option.
REFERENCE = {"several.providers", "variables"}


def texts(stack: str) -> dict[str, str]:
    made = generate(
        stack, CASES[stack], dump(CASES[stack]), COMPANIONS.get(stack), documented=stack in REFERENCE
    )
    return {name: text for name, text in made.files.items() if name in {*READ, "options.md"}}


@pytest.mark.parametrize("stack", CASES)
def test_the_module_is_the_one_that_was_read_through(stack: str) -> None:
    assert texts(stack) == {path.name: path.read_text() for path in (GOLDEN / stack).iterdir()}


def test_every_module_that_was_read_through_is_still_generated() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)


@pytest.mark.parametrize("stack", CASES)
def test_of_a_stack_little_nix_is_generated(stack: str) -> None:
    assert len(texts(stack)["default.nix"].splitlines()) <= 15


NIX = [*LIB.glob("*.nix"), *GOLDEN.glob("*/*.nix"), *(ROOT / "nix" / "tests").glob("*.nix")]


@pytest.mark.parametrize("path", NIX, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nix_can_parse_every_file(path: Path) -> None:
    subprocess.run([need("nix-instantiate"), "--parse", path], check=True, capture_output=True)


if NIXFMT:  # Debian has no package of it

    @pytest.mark.parametrize("path", NIX, ids=lambda path: f"{path.parent.name}/{path.name}")
    def test_every_file_is_formatted_as_nixfmt_does(path: Path) -> None:
        text = path.read_text()
        run = subprocess.run([NIXFMT], input=text, capture_output=True, text=True, check=True)
        assert run.stdout == text


def outside(text: str) -> set[str]:
    """The paths that a file of Nix names."""
    return set(re.findall(r"(?<=[\s{(])\.\.?/[\w./+-]*", re.sub(r"#.*", "", text)))


@pytest.mark.parametrize("stack", CASES)
def test_the_module_names_nothing_outside_its_folder_but_the_library(stack: str) -> None:
    assert outside(texts(stack)["default.nix"]) == {"../snowform", "./."}
    bundled = generate(stack, CASES[stack], "", bundled=True).files["default.nix"]
    assert outside(bundled) == {"./snowform", "./."}


def test_the_library_names_nothing_outside_its_folder() -> None:
    named = set().union(*(outside(path.read_text()) for path in LIB.glob("*.nix")))
    assert {path.removeprefix("./") for path in named} == {
        path.name for path in LIB.iterdir() if path.is_file()
    } - {"default.nix"}


def test_every_shared_option_says_what_the_library_reads() -> None:
    known = {"when", "type", "nullable", "default", "defaultText", "example", "exampleText", "description"}
    conditions = {"aws", "checked", "outputs", "providers"}

    def check(data: dict[str, Any], path: str) -> None:
        if tables.is_option(data):
            assert data.keys() <= known, path
            assert data.get("when") in {None, *conditions}, path
            tables.option((path,), data)
        else:
            for name, value in data.items():
                check(value, f"{path}.{name}")

    check(tomllib.loads(options.SHARED.read_text()), "")


def test_the_configuration_is_kept_byte_for_byte() -> None:
    text = dump(HOST).replace("\n", "\n\n")
    assert generate("web", HOST, text).files["config.tf.json"] == text


def test_the_same_configuration_gives_the_same_module() -> None:
    backwards = {key: HOST[key] for key in reversed(HOST)}
    assert generate("web", HOST, "").files == generate("web", backwards, "").files


@pytest.mark.parametrize("name", ["my stack", "web@1", "-web", "a/b", ""])
def test_a_stack_that_cannot_name_a_unit_is_refused(name: str) -> None:
    with pytest.raises(UnitError) as caught:
        generate(name, BUILT_IN, "")
    assert str(caught.value) == (
        f'"{name}" is not a valid name of a systemd unit; '
        "name the stack with letters, digits, hyphens, underscores and dots"
    )


def test_facts_of_the_stack_are_beside_its_module_where_there_are_some() -> None:
    told = json.loads(generate("web", BUILT_IN, "", Companions(meta={"hosts": ["a"]})).files["stack.json"])
    assert told.pop("meta") == {"hosts": ["a"]}
    assert json.loads(generate("web", BUILT_IN, "").files["stack.json"]) == told
    with pytest.raises(NumberError):
        generate("web", BUILT_IN, "", Companions(meta={"n": 2**63}))


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        (">= 5.100, < 7", [(">=", "5.100.0"), ("<", "7.0.0")]),
        ("~> 5.1", [(">=", "5.1.0"), ("<", "6.0.0")]),
        ("~> 5.1.2", [(">=", "5.1.2"), ("<", "5.2.0")]),
        ("~> 5", [(">=", "5.0.0"), ("<", "6.0.0")]),
        ("5.1", [("=", "5.1.0")]),
        ("!= 5.1.0, > 4", [("!=", "5.1.0"), (">", "4.0.0")]),
        # Left to OpenTofu: nixpkgs has none of these.
        ("1.0.0-beta", None),
        ("latest", None),
    ],
)
def test_what_a_stack_requires_of_a_provider_is_told_to_nix(constraint: str, expected: Any) -> None:
    required = {"acme": {"source": "acme/acme", "version": constraint}}
    document = {"terraform": {"required_providers": required}}
    told = json.loads(generate("web", document, "").files["stack.json"])["requirements"]
    terms = [[(term["operator"], term["version"]) for term in one["terms"]] for one in told]
    assert terms == ([expected] if expected else [])


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
def test_a_number_that_nix_has_not_is_refused(number: int) -> None:
    document = {"variable": {"x": {"type": "number", "default": number}}}
    with pytest.raises(NumberError, match=f"Nix has no number {number}; use a smaller one, or a string"):
        generate("web", document, "")


def test_a_provider_that_nixpkgs_lacks_is_warned_of() -> None:
    assert [str(warning) for warning in generate("web", ELSEWHERE, "").warnings] == [
        "terraform.required_providers.rack.source: "
        'nixpkgs has no "terraform.example.org/acme/rack" for OpenTofu; '
        "bring it along in the option providers, or set package, where the module is imported",
        "terraform.required_providers.aws.source: "
        'nixpkgs has no "registry.terraform.io/hashicorp/aws" for OpenTofu; '
        '"hashicorp/aws" without the host is right for OpenTofu and Terraform',
    ]


@pytest.mark.parametrize(
    ("backend", "kind"), [({"backend": {"remote": {}}}, "remote"), ({"cloud": {}}, "cloud")]
)
def test_a_backend_that_applies_elsewhere_is_refused(backend: dict[str, Any], kind: str) -> None:
    with pytest.raises(UnitError) as caught:
        generate("web", {"terraform": backend}, "")
    assert str(caught.value) == (
        f'terraform: the backend "{kind}" plans and applies elsewhere, where no unit could guard it; '
        "use a backend that only keeps the state, such as s3"
    )


@pytest.mark.parametrize(
    ("stack", "user"),
    [
        ("web", "snowform-web"),
        ("Mail.Prod", "snowform-mail-prod-"),
        ("a-name-that-is-far-too-long-for-a-user", "snowform-a-name-that-is--"),
    ],
)
def test_the_user_has_a_name_that_systemd_takes(stack: str, user: str) -> None:
    found = json.loads(generate(stack, BUILT_IN, "").files["stack.json"])["user"]
    assert found.startswith(user)
    assert USER_NAME.fullmatch(found)


def test_it_names_the_versions_that_the_project_was_held_against(tmp_path: Path) -> None:
    schema = tmp_path / "schemas" / "acme" / "rack.schema"
    schema.parent.mkdir(parents=True)
    schema.write_text(derive(RACK, version="2.5.0"))
    required = {"rack": {"source": "acme/rack", "version": "~> 2.0"}}
    document = {"terraform": {"required_providers": required}}
    made = generate("web", document, "{}\n", Companions(project=tmp_path))
    assert json.loads(made.files["stack.json"])["checked"] == {"acme/rack": ["2.5.0"]}
