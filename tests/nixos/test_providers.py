"""The providers that a host gives OpenTofu: those of nixpkgs, and those that it lacks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nixos.cases import ELSEWHERE, HOST, SEVERAL
from tests.nixos.conftest import Evaluate
from tests.nixos.evaluation import PROVIDERS, Host, Refused

SET = "{{ services.snowform.web = {{ enable = true; credentials.configFile = null; {} }}; }}"
# A name that several providers have: nixpkgs has kreuzwerker's.
RACK: dict[str, Any] = {"terraform": {"required_providers": {"docker": {"source": "acme/docker"}}}}
KREUZWERKER = {"version": "3.0.2", "provider-source-address": "registry.terraform.io/kreuzwerker/docker"}
OWN_PACKAGE = 'package = { outPath = "/pkgs/mine"; meta.mainProgram = "tofu"; };'


def package(name: str, version: str = "1.0.0") -> str:
    return f'{{ name = "{name}"; outPath = "/pkgs/{name}"; version = "{version}"; }}'


def messages(host: Host) -> list[str]:
    return [" ".join(text.split()) for text in host.failed]


def plugins(host: Host) -> Any:
    return host.packages["services.snowform.web.package"]["plugins"]


LACKING: list[Any] = [
    pytest.param({}, "nixpkgs has no acme/docker", id="not there"),
    pytest.param({"docker": KREUZWERKER}, "nixpkgs has no acme/docker", id="another one of that name"),
    pytest.param({"acme_docker": None}, "nixpkgs has no acme/docker", id="removed from nixpkgs"),
]


@pytest.mark.promise("providers")
@pytest.mark.parametrize(("there", "message"), LACKING)
def test_a_provider_that_nixpkgs_lacks_is_named_with_the_remedy(
    there: dict[str, Any], message: str, evaluated: Evaluate
) -> None:
    (failed,) = messages(
        evaluated(RACK, SET.replace("credentials.configFile = null; ", "").format(""), providers=there)
    )
    assert failed == (
        f"services.snowform.web.package: {message} for OpenTofu. Bring it along in "
        "services.snowform.web.providers, or set package to an OpenTofu that has it."
    )


@pytest.mark.promise("providers")
@pytest.mark.parametrize("name", ["acme/docker", "Acme/Docker", "registry.opentofu.org/acme/docker"])
@pytest.mark.parametrize("there", [case.values[0] for case in LACKING], ids=["none", "other", "removed"])
def test_it_can_be_brought_along(name: str, there: dict[str, Any], evaluated: Evaluate) -> None:
    settings = f'{{ services.snowform.web = {{ enable = true; providers."{name}" = {package("mine")}; }}; }}'
    host = evaluated(RACK, settings, providers=there)
    assert (host.failed, plugins(host)) == ([], ["mine"])


@pytest.mark.promise("providers")
@pytest.mark.parametrize("there", [case.values[0] for case in LACKING], ids=["none", "other", "removed"])
def test_with_a_package_of_the_hosts_own_nixpkgs_is_not_asked(
    there: dict[str, Any], evaluated: Evaluate
) -> None:
    host = evaluated(
        RACK, f"{{ services.snowform.web = {{ enable = true; {OWN_PACKAGE} }}; }}", providers=there
    )
    assert host.failed == []


@pytest.mark.promise("providers")
def test_a_provider_of_another_registry_can_be_brought_along(evaluated: Evaluate) -> None:
    host = evaluated(
        ELSEWHERE, SET.format(f'providers."terraform.example.org/acme/rack" = {package("rack")};')
    )
    # What remains is HashiCorp's registry, which nixpkgs' OpenTofu takes for its own.
    (failed,) = messages(host)
    assert failed.startswith(
        "services.snowform.web.package: nixpkgs has no registry.terraform.io/hashicorp/aws for OpenTofu. "
        "In the stack, hashicorp/aws without the host is right"
    )
    assert evaluated(ELSEWHERE, SET.format(OWN_PACKAGE)).failed == []


def test_a_provider_that_the_stack_has_not_is_refused(evaluated: Evaluate) -> None:
    (failed,) = messages(evaluated(HOST, SET.format(f'providers."acme/rack" = {package("rack")};')))
    assert failed == "services.snowform.web.providers: the stack has no acme/rack."


@pytest.mark.promise("providers")
def test_one_in_place_of_nixpkgs_own_is_taken_and_judged(evaluated: Evaluate) -> None:
    def brought(version: str) -> Host:
        return evaluated(SEVERAL, SET.format(f'providers."hashicorp/aws" = {package("mine", version)};'))

    right = brought("5.100.1")
    assert (right.failed, right.warnings) == ([], [])
    assert plugins(right) == ["1password_onepassword", "mine", "hashicorp_random"]
    (failed,) = messages(brought("7.0.0"))
    assert "has hashicorp/aws 7.0.0, the stack wants >= 5.100, < 7." in failed


def test_what_is_no_package_is_refused(evaluated: Evaluate) -> None:
    with pytest.raises(Refused, match=r"providers' is not of type"):
        evaluated(HOST, SET.format('providers."hashicorp/aws" = "6.0.0";'))


@pytest.mark.promise("providers")
@pytest.mark.parametrize(
    ("setting", "warned"),
    [
        pytest.param("", True, id="nobody has looked"),
        pytest.param('acceptedVersions."hashicorp/aws" = "7";', False, id="the major version"),
        pytest.param('acceptedVersions."hashicorp/aws" = "7.1.0";', False, id="an earlier one of it"),
        pytest.param('acceptedVersions."hashicorp/aws" = "8";', True, id="another version"),
        pytest.param('acceptedVersions."hashicorp/random" = "7";', True, id="another provider"),
        pytest.param(OWN_PACKAGE, False, id="a package of the host's own"),
    ],
)
def test_the_warning_of_a_version_ends_where_somebody_has_looked(
    setting: str, warned: bool, evaluated: Evaluate
) -> None:
    host = evaluated(HOST, SET.format(setting), providers={**PROVIDERS, "hashicorp_aws": "7.2.0"})
    assert host.failed == []
    assert [" ".join(text.split()) for text in host.warnings if "was checked" in text] == [
        "services.snowform.web: the stack was checked against hashicorp/aws 5.100.0 and 6.69.1; "
        "this host has 7.2.0. "
        'Look at what has changed, then say acceptedVersions."hashicorp/aws" = "7.2.0".'
    ] * warned


@pytest.mark.promise("providers")
@pytest.mark.parametrize(
    ("constraint", "there", "checked"),
    [
        pytest.param(">= 5.100, < 7", "5.100.0", "", id="both, and it has the earlier"),
        pytest.param(">= 5.100, < 7", "6.52.0", "", id="both, and it has the later"),
        pytest.param(">= 6", "6.52.0", "", id="the later alone"),
        pytest.param(">= 6", "7.0.0", "6.69.1", id="the later alone, and it has one that nobody knows"),
        pytest.param("!= 6.69.1", "6.52.0", "5.100.0", id="the earlier alone, and it has the later"),
        pytest.param(">= 7", "7.0.0", "", id="none that is at hand, which its synthesis says"),
    ],
)
def test_there_is_no_warning_of_a_version_that_the_stack_was_checked_against(
    constraint: str, there: str, checked: str, evaluated: Evaluate
) -> None:
    aws = {"source": "hashicorp/aws", "version": constraint}
    stack = {"terraform": {"required_providers": {"aws": aws}}}
    host = evaluated(stack, SET.format(""), providers={**PROVIDERS, "hashicorp_aws": there})
    assert host.failed == []
    warned = [" ".join(text.split()) for text in host.warnings if "was checked" in text]
    assert [text.partition("against ")[2].partition(";")[0] for text in warned] == [
        f"hashicorp/aws {checked}"
    ] * bool(checked)
