"""What NixOS makes of a generated module: options, packages, units."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from snowform import provision
from snowform.nixos import Companions
from snowform.provision.plan.policy import Policy
from tests.nixos.cases import BUILT_IN, CASES, ELSEWHERE, HOST, SEVERAL, VARIABLES
from tests.nixos.conftest import ENABLED_WITH, VARIABLES_SET, Evaluate
from tests.nixos.evaluation import PROVIDERS, Host, evaluate, write_module


@pytest.mark.parametrize("stack", CASES)
def test_every_option_says_its_type_example_and_description(stack: str, evaluated: Evaluate) -> None:
    options = evaluated(CASES[stack], "{ }").options
    assert options
    for name, option in options.items():
        # A made-up value might not be one that the stack's own conditions let through.
        conditioned = name.rpartition(".")[2] in {"size", "count", "zones"}
        assert {"type", "description"} | (set() if conditioned else {"example"}) <= option.keys(), name


def undefaulted(host: Host) -> set[str]:
    return {name for name, option in host.options.items() if not {"default", "defaultText"} & option.keys()}


@pytest.mark.parametrize(
    ("document", "without_default"),
    [
        pytest.param(HOST, set(), id="all have one"),
        pytest.param(SEVERAL, {"credentials.configFile"}, id="a file in a home"),
        pytest.param(ELSEWHERE, set(), id="a provider that nixpkgs lacks"),
        pytest.param(
            VARIABLES,
            {"variables.name", "variables.zones", "secrets.password"},
            id="variables of which the stack does not say what they are",
        ),
    ],
)
def test_an_option_has_a_default_where_there_is_a_right_one(
    document: dict[str, Any], without_default: set[str], evaluated: Evaluate
) -> None:
    found = undefaulted(evaluated(document, "{ }"))
    assert found == {f"services.snowform.web.{name}" for name in without_default}


@pytest.mark.parametrize(
    ("part", "document", "there"),
    [
        ("credentials", HOST, True),
        ("credentials", BUILT_IN, False),
        ("instanceRole", BUILT_IN, False),
        ("policy.allowedAccountIds", BUILT_IN, False),
        ("variables", HOST, False),
        ("secrets", HOST, False),
        ("secrets", VARIABLES, True),
        ("outputs", VARIABLES, True),
        ("outputs", BUILT_IN, False),
    ],
)
def test_a_stack_has_only_the_options_that_it_can_use(
    part: str, document: dict[str, Any], there: bool, evaluated: Evaluate
) -> None:
    names = [name.removeprefix("services.snowform.web.") for name in evaluated(document, "{ }").options]
    assert any(name.startswith(part) for name in names) is there


def test_a_module_that_is_not_enabled_does_nothing(evaluated: Evaluate) -> None:
    host = evaluated(HOST, "{ }")
    assert (host.services, host.timers, host.programs, host.failed) == ({}, {}, {}, [])


@pytest.mark.parametrize(
    ("document", "providers", "plugins"),
    [
        pytest.param(HOST, ["hashicorp_aws", "aws"], ["hashicorp_aws"], id="renamed, alias still there"),
        pytest.param(HOST, ["aws"], ["aws"], id="nixpkgs before 2025-10"),
        pytest.param(
            SEVERAL, PROVIDERS, ["1password_onepassword", "hashicorp_aws", "hashicorp_random"], id="several"
        ),
        pytest.param(BUILT_IN, [], [], id="none"),
    ],
)
def test_opentofu_comes_with_the_providers_of_the_stack(
    document: dict[str, Any], providers: Sequence[str], plugins: list[str], evaluated: Evaluate
) -> None:
    versions = dict.fromkeys(providers, "6.0.0")
    packages = evaluated(document, "{ }", providers=versions).packages
    found = packages["services.snowform.web.package"]["plugins"]
    assert (found if plugins else []) == plugins


def values(host: Host) -> Any:
    """What the stack's variables are set to."""
    file = next(line for line in arguments(host) if line.startswith("--var-file="))
    return json.loads(Path(file.partition("=")[2]).read_text())


def arguments(host: Host, kind: str = "common") -> list[str]:
    """The arguments that the launcher reads from a file."""
    script = Path(host.services["snowform-web"]["serviceConfig"]["ExecStart"].split()[0]).read_text()
    found = re.search(rf"\(@(\S+-{kind})\)", script)
    assert found
    return Path(found[1]).read_text().splitlines()


def policy(host: Host) -> Any:
    file = next(line for line in arguments(host) if line.startswith("--policy="))
    return json.loads(Path(file.partition("=")[2]).read_text())


def test_variables_reach_opentofu_with_their_types(evaluated: Evaluate) -> None:
    assert values(evaluated(VARIABLES, VARIABLES_SET % "")) == {
        "count": 2,
        "disks": [{"size": 1, "kind": "gp3", "snapshot": "snap-1"}],
        "extra": None,
        "name": "host",
        "pair": ["a", True],
        "size": "t3.small",
        "tags": {},
        "zones": ["a"],
    }


ALL_SET = """{
  services.snowform.web = {
    enable = true;
    package = { outPath = "/pkgs/terraform"; meta.mainProgram = "terraform"; };
    policy = {
      mode = "plan";
      allowDestroy = true;
      allowReplace = "tainted";
      allowDataLoss = true;
      allowDisruptive = true;
      allowAccessCut = true;
      allowForget = true;
      maxChanges = 3;
      exceptions = [
        { address = "aws_vpc.*"; allow = [ "destroy" "loseData" "cutAccess" ]; reason = "why not"; }
      ];
      allowExec = true;
      allowedAccountIds = [ "123456789012" ];
      orphans = "name";
    };
    state.backend.s3 = { bucket = "states"; key = "web"; };
    lockTimeout = 1;
    parallelism = 2;
    refresh = false;
    retries = 3;
    stopTimeout = 5;
    backups = 6;
    tags = false;
    metrics.directory = "/run/metrics";
  };
}"""


def test_every_option_of_the_run_reaches_the_program(evaluated: Evaluate) -> None:
    host = evaluated(HOST, ALL_SET)
    site = {line.partition("=")[0]: line.partition("=")[2] for line in arguments(host)}
    assert site.keys() == {
        *("--stack", "--configuration", "--tofu", "--policy", "--own-credentials", "--override", "--metrics")
    }
    assert (site["--tofu"], site["--metrics"]) == ("/pkgs/terraform/bin/terraform", "/run/metrics/web.prom")
    assert json.loads(Path(site["--override"]).read_text()) == {
        "terraform": {"backend": {"s3": {"bucket": "states", "key": "web"}}}
    }
    assert sorted(arguments(host, "applying")) == [
        "--backups=6",
        "--called=snowform-web",
        "--lock-timeout=1",
        "--no-refresh",
        "--no-tags",
        "--parallelism=2",
        "--retries=3",
        "--stop-after=5",
    ]


def test_the_policy_is_one_that_the_program_reads(evaluated: Evaluate) -> None:
    document = policy(evaluated(HOST, ALL_SET))
    read = Policy.parse(document, "policy")
    assert read != Policy()
    assert document.keys() == {to_camel(field.name) for field in fields(Policy)}
    assert [exemption.pattern for exemption in read.exceptions] == ["aws_vpc.*"]


def test_the_defaults_of_the_policy_are_the_programs_own(evaluated: Evaluate) -> None:
    assert Policy.parse(policy(evaluated(HOST)), "policy") == Policy()


def to_camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def test_the_run_sees_the_very_configuration_and_what_lies_beside_it(
    evaluated: Evaluate, tmp_path: Path
) -> None:
    for name in ("assets", "modules"):
        (tmp_path / name / "inner").mkdir(parents=True)
        (tmp_path / name / "inner" / "file").write_text(name)
    companions = Companions({name: tmp_path / name for name in ("assets", "modules")}, "# sums\n")
    (tmp_path / "nix" / "web").mkdir(parents=True)
    (tmp_path / "nix" / "web" / "mine.tf").write_text("# mine\n")
    host = evaluated(HOST, companions=companions)
    folder = Path(next(line for line in arguments(host) if "--configuration=" in line).partition("=")[2])
    found = {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}
    assert found == {
        ".terraform.lock.hcl": "# sums\n",
        "assets/inner/file": "assets",
        "config.tf.json": (tmp_path / "nix" / "web" / "config.tf.json").read_text(),
        "modules/inner/file": "modules",
    }


def test_the_program_in_the_store_is_the_one_of_this_package(evaluated: Evaluate) -> None:
    script = Path(evaluated(HOST).services["snowform-web"]["serviceConfig"]["ExecStart"].split()[0])
    found = re.search(r"exec /pkgs/python3/bin/python3 -IB (\S+-provision) ", script.read_text())
    assert found
    source = Path(provision.__file__).parent
    assert tree(Path(found[1])) == {name: text for name, text in tree(source).items() if name.endswith(".py")}


def tree(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_credentials_that_are_given_as_a_path_are_not_copied_to_the_store(
    evaluated: Evaluate, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    unit = evaluated(HOST, ENABLED_WITH.format(f"credentials.file = {secret};")).services["snowform-web"]
    assert f"aws-credentials:{secret}" in unit["serviceConfig"]["LoadCredential"]


def test_two_stacks_share_a_host_and_nothing_else(tmp_path: Path) -> None:
    modules = [write_module(tmp_path, name, HOST) for name in ("web", "mail.prod")]
    settings = '{ services.snowform = { web.enable = true; "mail.prod".enable = true; }; }'
    host = evaluate(modules, settings, tmp_path / "store")
    kinds = ("", "-again", "-destroy", "-switch")
    assert host.services.keys() == {
        f"snowform-{name}{kind}" for name in ("web", "mail.prod") for kind in kinds
    }
    assert host.programs.keys() == {"snowform-web", "snowform-mail.prod"}
    applies = [host.services[f"snowform-{name}"]["serviceConfig"] for name in ("web", "mail.prod")]
    for setting in ("StateDirectory", "CacheDirectory", "RuntimeDirectory", "User", "ExecStart"):
        assert applies[0][setting] != applies[1][setting], setting
    assert host.failed == []


def test_two_stacks_cannot_share_a_state(tmp_path: Path) -> None:
    modules = [write_module(tmp_path, name, HOST) for name in ("web", "mail")]
    settings = (
        "{ services.snowform = { web.enable = true; "
        'mail = { enable = true; state.directory = "snowform/web"; }; }; }'
    )
    assert evaluate(modules, settings, tmp_path / "store").failed == [
        f"services.snowform.{name}.state.directory: another stack keeps its state there."
        for name in ("web", "mail")
    ]


@pytest.mark.parametrize(("network", "earlier"), [("true", ["snowform-network.service"]), ("false", [])])
def test_a_stack_waits_for_those_that_it_depends_on_as_far_as_they_are_here(
    network: str, earlier: list[str], tmp_path: Path
) -> None:
    modules = [
        write_module(tmp_path, "network", HOST),
        write_module(tmp_path, "web", HOST, Companions(after=("network", "elsewhere"))),
    ]
    settings = f"{{ services.snowform = {{ network.enable = {network}; web.enable = true; }}; }}"
    host = evaluate(modules, settings, tmp_path / "store")
    unit = host.services["snowform-web"]
    assert [name for name in unit["requires"] if "snowform" in name] == earlier
    assert [name for name in unit["after"] if "snowform" in name] == earlier
    assert host.failed == []
