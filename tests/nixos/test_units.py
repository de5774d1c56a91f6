"""The units of a generated module: when they run, as whom, in which sandbox."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from snowform.provision.errors import ExitCode
from tests.nixos.cases import BUILT_IN, HOST, VARIABLES
from tests.nixos.evaluation import Host, evaluate, unit_text, write_module
from tests.tools import need

Units = Callable[..., Host]


@pytest.fixture
def units(tmp_path: Path) -> Units:
    """The host with the stack `web`, some of whose options are set."""

    def evaluate_one(settings: str = "", document: dict[str, Any] = HOST) -> Host:
        module = write_module(tmp_path / "nix", "web", document)
        whole = f"{{ services.snowform.web = {{ enable = true; {settings} }}; }}"
        return evaluate([module], whole, tmp_path / "store")

    return evaluate_one


def settings_of(host: Host, unit: str = "snowform-web") -> Any:
    return host.services[unit]["serviceConfig"]


EVERYTHING = """
  drift.enable = true;
  drift.action = "apply";
  outputs.group = "deploy";
  metrics.directory = "/run/metrics";
  onFailure = [ "tell.service" ];
  variables = { name = "x"; zones = [ "a" ]; };
  secrets = { password = "/run/p%"; license = "/run/l"; };
"""


@pytest.mark.parametrize(
    ("document", "settings"),
    [
        pytest.param(HOST, "drift.enable = true;", id="AWS"),
        pytest.param(
            HOST, 'drift.enable = true; user = "infra"; instanceRole = true; wait = false;', id="user"
        ),
        pytest.param(BUILT_IN, "drift.enable = true;", id="no provider"),
        pytest.param(VARIABLES, EVERYTHING, id="everything"),
    ],
)
def test_systemd_accepts_every_unit_and_finds_it_hardened(
    document: dict[str, Any], settings: str, units: Units, tmp_path: Path
) -> None:
    systemd = need("systemd-analyze")
    host = units(settings, document)
    assert len(host.services) == 5
    for name, service in host.services.items():
        # The programs lie in a store that was not built.
        programs = {
            key: "/bin/sh" for key in ("ExecStart", "ExecCondition") if key in service["serviceConfig"]
        }
        programs |= {
            key: "+/bin/sh"
            for key in ("ExecStartPre", "ExecStartPost", "ExecStopPost")
            if service["serviceConfig"].get(key)
        }
        file = tmp_path / f"{name}.service"
        file.write_text(unit_text(service, **programs))
        verified = subprocess.run([systemd, "verify", file], capture_output=True, text=True, check=False)
        assert (verified.returncode, verified.stderr) == (0, ""), name
        command = [systemd, "security", "--offline=yes", "--threshold=15", "--no-pager", file]
        judged = subprocess.run(command, capture_output=True, text=True, check=False)
        assert judged.returncode == 0, judged.stdout


IDENTITY = ("User", "DynamicUser", "StateDirectory", "CacheDirectory", "RuntimeDirectory", "SystemCallFilter")


def test_all_that_works_on_the_stack_has_one_identity_and_one_sandbox(units: Units) -> None:
    host = units("drift.enable = true;")
    apply, drift, destroy = (settings_of(host, f"snowform-web{kind}") for kind in ("", "-drift", "-destroy"))
    for setting in IDENTITY:
        assert apply[setting] == drift[setting] == destroy[setting], setting
    assert apply["RuntimeDirectoryPreserve"] is True
    assert (apply["StateDirectoryMode"], apply["UMask"]) == ("0700", "0077")


def test_a_unit_starts_again_only_after_what_passes_by_itself(units: Units) -> None:
    settings = settings_of(units())
    prevented = {int(word) for word in settings["RestartPreventExitStatus"].split() if word.isdigit()}
    assert set(ExitCode) - prevented - {ExitCode.OK} == {ExitCode.LOCKED, ExitCode.UNAVAILABLE}
    assert (settings["Restart"], units().services["snowform-web"]["startLimitIntervalSec"]) == (
        "on-failure",
        0,
    )


def test_stopping_leaves_the_program_time_to_end(units: Units) -> None:
    settings = settings_of(units("stopTimeout = 100;"))
    assert (settings["KillMode"], settings["TimeoutStopSec"]) == ("mixed", 160)
    assert settings["TimeoutStartSec"] == "infinity"


@pytest.mark.parametrize(
    ("settings", "at_boot", "waits"),
    [
        ("", True, True),
        ("wait = false;", True, False),
        ("onBoot = false;", False, True),
        ("onBoot = false; wait = false;", False, False),
    ],
)
def test_who_starts_the_apply_and_who_waits_for_it(
    settings: str, at_boot: bool, waits: bool, units: Units
) -> None:
    host = units(settings)
    apply, switch = host.services["snowform-web"], host.services["snowform-web-switch"]
    assert apply["wantedBy"] == (["multi-user.target"] if at_boot else [])
    assert apply["serviceConfig"]["Type"] == "oneshot"
    assert switch["wantedBy"] == ["multi-user.target"]
    assert switch["serviceConfig"]["Type"] == ("oneshot" if waits else "exec")


@pytest.mark.promise("switch")
def test_a_switch_stops_nothing(units: Units) -> None:
    services = units("drift.enable = true;").services
    assert {name: service["restartIfChanged"] for name, service in services.items()} == dict.fromkeys(
        (f"snowform-web{suffix}" for suffix in ("", "-again", "-destroy", "-drift", "-switch")), False
    )


def test_boot_waits_for_nothing(units: Units) -> None:
    host = units()
    apply = host.services["snowform-web"]
    # So that no target is ordered after it; what these would have brought stands there itself.
    assert apply["unitConfig"] == {"DefaultDependencies": False}
    assert apply["before"] == apply["conflicts"] == ["shutdown.target"]
    assert {"sysinit.target", "basic.target", "network-online.target", "time-sync.target"} <= set(
        apply["after"]
    )
    assert apply["wants"] == ["network-online.target"]
    at_switch = settings_of(host, "snowform-web-switch")
    assert at_switch["ExecCondition"].endswith("systemctl --quiet is-active multi-user.target")
    assert at_switch["ExecStart"].startswith("-")


def test_nothing_starts_the_destroy(units: Units) -> None:
    destroy = units().services["snowform-web-destroy"]
    assert not destroy.get("wantedBy")
    assert destroy["restartIfChanged"] is False
    assert destroy["serviceConfig"]["ExecStart"].endswith("-launch destroy --yes")


@pytest.mark.parametrize(("refusal", "success"), [("fail", []), ("warn", ["4"])])
def test_a_refusal_fails_the_unit_or_only_says_so(refusal: str, success: list[str], units: Units) -> None:
    assert settings_of(units(f'refusal = "{refusal}";'))["SuccessExitStatus"] == success
    assert int(ExitCode.REFUSED) == 4


@pytest.mark.parametrize(
    ("action", "success", "applies"),
    [("report", ["3"], False), ("fail", [], False), ("apply", ["3"], True)],
)
def test_drift_is_reported_fails_or_is_taken_back(
    action: str, success: list[str], applies: bool, units: Units
) -> None:
    host = units(f'drift = {{ enable = true; action = "{action}"; }};')
    settings = settings_of(host, "snowform-web-drift")
    assert settings["SuccessExitStatus"] == success
    assert bool(settings["ExecStopPost"]) is applies
    if applies:
        script = Path(settings["ExecStopPost"][0].removeprefix("+")).read_text()
        assert f"EXIT_STATUS == {int(ExitCode.CHANGES)}" in script
        assert "systemctl --no-block start snowform-web-again.service" in script


def test_the_drift_timer_catches_up_and_does_not_come_with_all_others(units: Units) -> None:
    assert units().timers == {}
    drift = 'drift = { enable = true; schedule = "hourly"; randomizedDelay = "5min"; };'
    timer = units(drift).timers["snowform-web-drift"]
    assert timer["wantedBy"] == ["timers.target"]
    assert timer["timerConfig"] == {
        "OnCalendar": "hourly",
        "RandomizedDelaySec": "5min",
        "Persistent": True,
    }


def test_plans_may_have_credentials_of_their_own(units: Units) -> None:
    own = """
      drift.enable = true;
      credentials = { file = "/run/write"; configFile = null; profile = "writer"; };
      planCredentials.file = "/run/read";
    """
    host = units(own)
    assert settings_of(host)["LoadCredential"] == ["aws-credentials:/run/write"]
    assert settings_of(host, "snowform-web-drift")["LoadCredential"] == ["aws-credentials:/run/read"]
    assert host.services["snowform-web-drift"]["environment"]["AWS_PROFILE"] == "writer"


METADATA = ["169.254.169.254", "fd00:ec2::254"]


@pytest.mark.parametrize(
    ("settings", "denied"),
    [("", METADATA), ("instanceRole = true; credentials.file = null;", [])],
)
def test_the_machines_own_credentials_are_out_of_reach_unless_they_are_meant(
    settings: str, denied: list[str], units: Units
) -> None:
    host = units(settings)
    environment = host.services["snowform-web"]["environment"]
    assert settings_of(host)["IPAddressDeny"] == denied
    assert ("AWS_EC2_METADATA_DISABLED" in environment) is bool(denied)


def test_a_percent_sign_is_no_specifier(units: Units) -> None:
    host = units('environment.HTTPS_PROXY = "http://a%40b@proxy"; credentials.file = "/run/100%";')
    assert host.services["snowform-web"]["environment"]["HTTPS_PROXY"] == "http://a%%40b@proxy"
    assert "aws-credentials:/run/100%%" in settings_of(host)["LoadCredential"]


def test_outputs_can_be_given_to_a_group(units: Units) -> None:
    settings = settings_of(units(EVERYTHING, VARIABLES))
    assert settings["Group"] == ["deploy"]
    assert [text.partition(" -d ")[2] for text in settings["ExecStartPre"] if " -d " in text] == [
        "-o snowform-web -m 0755 '/run/metrics'",
        "-o snowform-web -m 2750 -g deploy '/run/snowform-outputs/web'",
    ]
    assert settings["ReadWritePaths"] == ["-/run/metrics", "-/run/snowform-outputs/web"]


def test_a_user_of_the_systems_takes_the_place_of_the_one_that_is_made_up(units: Units) -> None:
    settings = settings_of(units('user = "infra";'))
    assert (settings["User"], settings["DynamicUser"]) == ("infra", False)


def test_the_operators_command_has_identity_sandbox_and_credentials_of_the_units(units: Units) -> None:
    host = units('environment.HTTPS_PROXY = "http://a%40b@proxy"; planCredentials.file = "/run/read";')
    script = Path(host.programs["snowform-web"]).read_text()
    plan, apply = re.findall(r"properties=\((.*)\) ;;", script)
    assert "'--property=LoadCredential=aws-credentials:/run/read'" in plan
    assert "'--setenv=HTTPS_PROXY=http://a%40b@proxy'" in apply
    for name, value in settings_of(host).items():
        if name in {"Type", "RemainAfterExit", "ExecStart", "TimeoutStartSec", "SuccessExitStatus"}:
            continue
        if name.startswith("Restart") and name[7:8] in {"", "S", "P"}:
            continue
        if name in {"ExecStartPre", "ExecStartPost"}:
            # What the unit tells a switch.
            continue
        for entry in value if isinstance(value, list) else [value]:
            shown = str(entry).lower() if isinstance(entry, bool) else str(entry)
            assert f"'--property={name}={shown}'" in apply, name


def test_the_operators_command_says_what_there_is(units: Units) -> None:
    script = units().programs["snowform-web"]
    run = subprocess.run(["bash", script, "--help"], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("usage: snowform-web COMMAND [ARGUMENT]...\n")
    for command in ("plan", "apply", "show", "approve DIGEST", "output", "drift", "resolve", "state adopt"):
        assert f"\n  {command}" in run.stdout
