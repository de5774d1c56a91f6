"""The shared module: stacks that are not read when a host is evaluated, beside generated modules."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from snowform.nixos import Companions, generate
from snowform.nixos.lib.check import give
from snowform.nixos.stack.requirements import UnitError
from tests.nixos.cases import BUILT_IN, HOST, VARIABLES
from tests.nixos.evaluation import STANDIN, Host, Refused, evaluate, nix, write_module
from tests.nixos.shared import MODULE, Check, arguments, evaluate_shared
from tests.tools import need

# A folder that cannot be built, so that nothing can be read of it.
UNBUILT = 'derivation { name = "web"; system = "x86_64-linux"; builder = "/nowhere"; }'
# The stack with variables, without a secret.
PLAIN = {
    **VARIABLES,
    "variable": {name: body for name, body in VARIABLES["variable"].items() if "sensitive" not in body},
}
AWS = 'providers."hashicorp/aws" = null;'


def settings(configuration: Path | str, more: str = "", name: str = "web") -> str:
    """A host that enables one stack."""
    return (
        f'{{ services.snowform.stacks."{name}" = '
        f"{{ enable = true; configuration = {configuration}; {more} }}; }}"
    )


def failed(host: Host) -> list[str]:
    return [" ".join(text.split()) for text in host.failed]


def test_evaluation_reads_nothing_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIX_CONFIG", "allow-import-from-derivation = false")
    more = f"{AWS} variables.size = 1; secrets.password = ''/run/password''; drift.enable = true;"
    host = evaluate_shared(settings(f"({UNBUILT})", more), tmp_path)
    assert host.failed == []
    assert {"snowform-web", "snowform-web-drift", "snowform-web-switch"} <= host.services.keys()
    # A generated module in such a folder is what it would have to read.
    with pytest.raises(Refused):
        evaluate([f'({UNBUILT}) + "/default.nix"'], "{ }", tmp_path)


@pytest.mark.parametrize(
    ("document", "more"),
    [
        pytest.param(BUILT_IN, "", id="no provider"),
        pytest.param(
            HOST,
            'credentials = { file = "/run/credentials/aws"; configFile = "/run/credentials/aws-config"; };'
            'drift.enable = true; policy.allowReplace = true; user = "root"; metrics.directory = "/run/m";',
            id="AWS",
        ),
    ],
)
def test_the_units_are_those_of_a_generated_module(
    document: dict[str, Any], more: str, tmp_path: Path
) -> None:
    folder = write_module(tmp_path, "web", document)
    generated = evaluate(
        [folder], f"{{ services.snowform.web = {{ enable = true; {more} }}; }}", tmp_path / "a"
    )
    shared = evaluate_shared(settings(folder, (AWS if document is HOST else "") + more), tmp_path / "b")
    expected = units(generated)
    if document is BUILT_IN:
        # What the module knows of such a stack when it is evaluated, and the shared one does not.
        for name in ("", "-destroy"):
            expected[f"snowform-web{name}"]["environment"]["AWS_EC2_METADATA_DISABLED"] = "true"
            expected[f"snowform-web{name}"]["serviceConfig"]["IPAddressDeny"] = [
                "169.254.169.254",
                "fd00:ec2::254",
            ]
    assert units(shared) == expected
    assert shared.programs.keys() == generated.programs.keys()
    assert arguments(shared, kind="applying") == arguments(generated, kind="applying")


def units(host: Host) -> Any:
    """The services and timers, whatever the store calls their programs."""
    text = json.dumps([host.services, host.timers])
    return json.loads(re.sub(r"/[^\" ]*/[0-9a-z]{32}-", "/store/", text))[0]


def test_the_units_run_as_the_user_that_a_generated_module_has(tmp_path: Path) -> None:
    names = ["web", "mail.prod", "Web", "a" * 40, "9-lives", "snow_form"]
    stacks = " ".join(f'"{name}" = {{ enable = true; configuration = {UNBUILT}; }};' for name in names)
    services = evaluate_shared(f"{{ services.snowform.stacks = {{ {stacks} }}; }}", tmp_path).services
    for name in names:
        made = json.loads(generate(name, BUILT_IN, "{}").files["stack.json"])["user"]
        assert services[f"snowform-{name}"]["serviceConfig"]["User"] == made


def test_opentofu_is_given_what_a_generated_module_gives(tmp_path: Path) -> None:
    for name in ("assets", "modules"):
        (tmp_path / name / "inner").mkdir(parents=True)
        (tmp_path / name / "inner" / "file").write_text(name)
    (tmp_path / "assets" / "nowhere").symlink_to("/nix/nowhere")
    companions = Companions({name: tmp_path / name for name in ("assets", "modules")}, "# sums\n")
    folder = write_module(tmp_path / "nix", "web", HOST, companions)
    (folder / "mine.tf").write_text("# mine\n")
    host = evaluate([folder], "{ services.snowform.web.enable = true; }", tmp_path / "store")
    (given,) = [Path(line.partition("=")[2]) for line in arguments(host) if "--configuration=" in line]
    assert give(folder, tmp_path / "given") == []
    assert content(tmp_path / "given") == content(given)


def content(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): str(path.readlink()) if path.is_symlink() else path.read_text()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def test_a_folder_may_have_a_name_that_the_store_does_not_take(tmp_path: Path) -> None:
    (tmp_path / "my web").mkdir()
    (tmp_path / "my web" / "config.tf.json").write_text("{}")
    host = evaluate_shared(settings(f'({tmp_path} + "/my web")', AWS), tmp_path)
    assert host.failed == []
    assert (Check.of(host).folder / "config.tf.json").read_text() == "{}"


def test_another_stack_of_the_host_does_not_change_what_is_applied(tmp_path: Path) -> None:
    one = f"web = {{ enable = true; configuration = {UNBUILT}; }};"
    other = f"mail = {{ enable = true; configuration = {UNBUILT}; }};"
    alone, both = (
        evaluate_shared(f"{{ services.snowform.stacks = {{ {stacks} }}; }}", tmp_path)
        for stacks in (one, one + other)
    )
    assert alone.services["snowform-web"] == both.services["snowform-web"]
    assert Check.of(alone).how != Check.of(both).how


def test_variables_reach_opentofu_as_they_are_set(tmp_path: Path) -> None:
    more = 'variables = { count = 2; zones = [ "a" ]; }; secrets.password = "/run/password";'
    host = evaluate_shared(settings(f"({UNBUILT})", more), tmp_path)
    (file,) = [line.partition("=")[2] for line in arguments(host) if line.startswith("--var-file=")]
    assert json.loads(Path(file).read_text()) == {"count": 2, "zones": ["a"]}
    assert "secret-password:/run/password" in host.services["snowform-web"]["serviceConfig"]["LoadCredential"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        pytest.param(
            'providers."acme/rack" = null;',
            "package: nixpkgs has no acme/rack for OpenTofu.",
            id="a provider that nixpkgs lacks",
        ),
        pytest.param(
            'variables.key = "-----BEGIN PRIVATE KEY-----";',
            " there is a private key or a token in environment, state.backend or variables,",
            id="a secret among the variables",
        ),
        pytest.param(
            'after = [ "network" ];',
            "after: one of these stacks is not enabled",
            id="a stack that is not here",
        ),
        pytest.param(
            'configuration = "/srv/web";',
            "configuration: what builds the system cannot see /srv/web.",
            id="a folder outside the store",
        ),
    ],
)
def test_what_needs_no_stack_is_refused_at_evaluation(more: str, message: str, tmp_path: Path) -> None:
    whole = settings(f"({UNBUILT})", more)
    if more.startswith("configuration"):
        whole = f"{{ services.snowform.stacks.web = {{ enable = true; {more} }}; }}"
    (said,) = failed(evaluate_shared(whole, tmp_path))
    assert said.startswith(f"services.snowform.stacks.web{'' if message[0] == ' ' else '.'}".rstrip())
    assert message in said


def test_a_name_that_no_unit_can_have_is_refused(tmp_path: Path) -> None:
    (said,) = failed(evaluate_shared(settings(f"({UNBUILT})", name="a=b"), tmp_path))
    assert "this is not a valid name of a systemd unit" in said


BESIDE = (
    "{{ services.snowform = {{ web = {{ enable = true; {} }}; stacks.{} = {{ enable = true; {} }}; }}; }}"
)


@pytest.fixture
def beside(tmp_path: Path) -> Any:
    """Evaluates a host that has the stack `web` by a generated module, and one by the shared one."""
    folder = write_module(tmp_path / "nix", "web", HOST)

    def evaluate_both(name: str, web: str = "", other: str = "") -> Host:
        whole = BESIDE.format(web, name, f"configuration = {UNBUILT}; {other}")
        return evaluate_shared(whole, tmp_path / "store", [folder])

    return evaluate_both


def test_both_kinds_of_modules_live_on_one_host(beside: Any) -> None:
    host = beside("db")
    assert failed(host) == []
    assert host.programs.keys() == {"snowform-web", "snowform-db"}
    # One script reports what no module applies any more, and knows the stacks of both.
    assert "'snowform/db' 'snowform/web'" in host.activation["snowform"]
    assert host.activation["snowform"].count("for marker in") == 1


@pytest.mark.parametrize(
    ("name", "web", "other", "message"),
    [
        pytest.param(
            "web", "", "", "services.snowform.stacks.web: this host has the stack twice", id="twice"
        ),
        pytest.param(
            "db",
            "",
            'state.directory = "snowform/web";',
            "services.snowform.web.state.directory: another stack keeps its state there.",
            id="one state",
        ),
        pytest.param(
            "db",
            "",
            'state.directory = "snowform/web/db";',
            "services.snowform.web.state.directory: it lies in the folder of another stack (db)",
            id="a state in the other's folder",
        ),
        pytest.param(
            "web-drift", "", "", "another stack on this host has this one's name", id="a unit's name"
        ),
        pytest.param(
            "db", 'after = [ "db" ];', 'after = [ "web" ];', "the stack would wait for itself", id="a circle"
        ),
    ],
)
def test_what_stacks_may_not_share_is_refused_across_both(
    name: str, web: str, other: str, message: str, beside: Any
) -> None:
    assert any(message in said for said in failed(beside(name, web, other)))


def test_a_stack_waits_for_one_of_the_other_kind(beside: Any) -> None:
    host = beside("db", other='after = [ "web" ];')
    assert "snowform-web.service" in host.services["snowform-db"]["requires"]
    follow = host.services["snowform-web"]["serviceConfig"]["ExecStartPost"]
    assert "snowform-db.service" in Path(follow[0].removeprefix("-+")).read_text()


def test_without_stacks_the_module_still_reports_what_is_left_over(tmp_path: Path) -> None:
    host = evaluate([MODULE], "{ }", tmp_path)
    assert (host.services, host.programs, list(host.activation)) == ({}, {}, ["snowform"])


def test_a_disabled_stack_says_that_it_lives_on(tmp_path: Path) -> None:
    host = evaluate_shared("{ services.snowform.stacks.web = { }; }", tmp_path)
    assert host.services == {}
    assert "the stack web is not applied any more" in host.activation["snowform-web"]


@pytest.mark.parametrize("setting", ["variable.size = 1;", 'enable = "yes";'])
def test_an_option_that_is_not_there_or_of_another_type_is_named(setting: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        evaluate_shared(f"{{ services.snowform.stacks.web = {{ {setting} }}; }}", tmp_path)
    assert f"services.snowform.stacks.web.{setting.partition('=')[0].strip()}" in str(caught.value)


def test_no_generated_stack_has_the_name_of_these_options() -> None:
    with pytest.raises(UnitError) as caught:
        generate("stacks", VARIABLES, "{}")
    assert str(caught.value) == (
        "stacks: services.snowform.stacks is where hosts have the stacks that are built with their system; "
        "name the stack otherwise"
    )


BUILT = """
  let
    configuration = derivation {{
      name = "web-infrastructure";
      system = builtins.currentSystem;
      builder = "{shell}";
      args = [ "-euc" "{copy} -r ${{{folder}}} $out; :" ];
    }};
    host = import {standin} {{
      modules = [ ({module}) ];
      providers = {{ }};
      shell = "{shell}";
      python = "{python}";
      settings.services.snowform.stacks.web = {{ enable = true; inherit configuration; {more} }};
    }};
  in host.activation.snowform-web
"""


@pytest.mark.parametrize(
    ("more", "complaints"),
    [
        pytest.param('variables = { name = "x"; zones = [ ]; };', [], id="right"),
        pytest.param(
            "variables.name = 1;",
            [
                "- services.snowform.stacks.web.variables.name: 1 is not of the type string.",
                "- services.snowform.stacks.web.variables.zones must be set: ",
            ],
            id="wrong",
        ),
    ],
)
def test_nix_builds_the_folder_and_then_holds_it_against_the_host(
    more: str, complaints: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All by the real Nix: nothing is built to evaluate, and a system is not built where the check fails."""
    monkeypatch.setenv(
        "NIX_CONFIG",
        "allow-import-from-derivation = false\nsandbox = false\nbuild-users-group =\nsubstituters =",
    )
    folder = write_module(tmp_path / "nix", "web", PLAIN)
    names = {"shell": need("bash"), "copy": need("cp"), "python": sys.executable}
    expression = BUILT.format(**names, standin=STANDIN, folder=folder, module=MODULE, more=more)
    store = tmp_path / "store"
    (derivation,) = nix(f"builtins.attrNames (builtins.getContext ({expression}))", store)
    assert not list(store.glob("store/*-web-infrastructure"))
    environment = {f"NIX_{name}_DIR": str(store / name.lower()) for name in ("STORE", "STATE", "LOG")}
    run = subprocess.run(
        [need("nix-store"), "--realise", derivation],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert list(store.glob("store/*-web-infrastructure"))
    assert [line for line in complaints if line not in run.stderr] == [], run.stderr
    assert (run.returncode == 0) is (complaints == []), run.stderr


VERSIONS = ["1.0", "1.0.0", "1.0.0-beta1", "1.0.0-rc.2", "5.100.0", "5.99.0", "6.0.0", "6.0.0pre1", "a", ""]


def test_versions_are_ordered_as_nix_orders_them() -> None:
    from snowform.nixos.lib.check import compare

    listed = json.dumps(VERSIONS).replace(",", " ")
    theirs = nix(f"let v = {listed}; in map (a: map (builtins.compareVersions a) v) v")
    assert [[compare(a, b) for b in VERSIONS] for a in VERSIONS] == theirs
