"""What cannot work is refused when a host is evaluated, with the remedy, and what can is let through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.nixos.cases import BUILT_IN, HOST, VARIABLES
from tests.nixos.evaluation import Refused, evaluate, write_module

WHOLE = """{
  services.snowform = {
    web = { enable = true; %s };
    network = { enable = true; %s };
    idle = { };
  };
  users = { users.infra = { }; users.other.name = "x"; groups.deploy = { }; };
}"""


def failures(tmp_path: Path, setting: str, others: str = "", document: dict[str, Any] = HOST) -> list[str]:
    """What is refused of a host with the stacks web (with this setting), network (with others) and idle."""
    modules = [
        write_module(tmp_path / "nix", name, document if name == "web" else BUILT_IN)
        for name in ("web", "network", "idle")
    ]
    host = evaluate(modules, WHOLE % (setting, others), tmp_path / "store")
    return [" ".join(text.split()) for text in host.failed if text.startswith("services.snowform.web.")]


AFTER = 'after = [ "%s" ];'
OWN = "instanceRole = true; credentials.file = null; "


@pytest.mark.promise("options")
@pytest.mark.parametrize(
    ("setting", "others", "option", "remedy"),
    [
        pytest.param('credentials.file = "/run/a b";', "", "credentials.file", "symbolic link", id="blank"),
        pytest.param(
            "credentials.configFile = ''/run/a\"b'';", "", "credentials.configFile", "link", id="quote"
        ),
        pytest.param('credentials.file = "/run/a\'b";', "", "credentials.file", "link", id="apostrophe"),
        pytest.param("credentials.file = ''/run/a\\b'';", "", "credentials.file", "link", id="backslash"),
        pytest.param('credentials.file = "/run/a\nb";', "", "credentials.file", "link", id="line break"),
        pytest.param('credentials.file = "/run/../a";', "", "credentials.file", "link", id="detour"),
        pytest.param('credentials.file = "/run//a";', "", "credentials.file", "link", id="two slashes"),
        pytest.param(
            'planCredentials.environmentFile = "/a b";', "", "planCredentials.env", "link", id="plan"
        ),
        pytest.param('state.encryptionFile = "/run/a\tb";', "", "state.encryptionFile", "link", id="tab"),
        pytest.param(
            "metrics.directory = ''/run/a\"b'';", "", "metrics.directory", "without quo", id="metrics"
        ),
        pytest.param('metrics.directory = "/run/../a";', "", "metrics.directory", "/../", id="up"),
        pytest.param('state.directory = "a/../b";', "", "state.directory", "as web or", id="a way up"),
        pytest.param('state.directory = "a//b";', "", "state.directory", "as web or", id="twice /"),
        pytest.param('state.directory = "a/";', "", "state.directory", "as web or", id="/ at the end"),
        pytest.param('state.directory = "/a";', "", "state.directory", "as web or", id="absolute"),
        pytest.param('state.directory = "./a";', "", "state.directory", "as web or", id="a dot"),
        pytest.param('state.directory = "a/.";', "", "state.directory", "as web or", id="a dot at the end"),
        pytest.param('state.directory = "";', "", "state.directory", "as web or", id="empty"),
        pytest.param('state.directory = "a b";', "", "state.directory", "as web or", id="a blank in it"),
        pytest.param('state.directory = "a:b";', "", "state.directory", "as web or", id="a colon"),
        pytest.param(
            'state.directory = "private/a";', "", "state.directory", "as web or", id="systemd's own"
        ),
        pytest.param(
            'state.directory = "a";', 'state.directory = "a/b";', "state.directory", "beside", id="around"
        ),
        pytest.param(
            'state.directory = "a/b/c";', 'state.directory = "a";', "state.directory", "(network)", id="in it"
        ),
        pytest.param(
            'state.directory = "a";', 'state.directory = "a";', "state.directory", "another stack", id="equal"
        ),
        pytest.param(AFTER % "web", "", "after", "wait for itself", id="after itself"),
        pytest.param(AFTER % "network", AFTER % "web", "after", "Take the one out", id="in a circle"),
        pytest.param(AFTER % "idle", "", "after", "host: idle. Enable it", id="after one that is off"),
        pytest.param(AFTER % "none", "", "after", "host: none. Enable it", id="after an unknown one"),
        pytest.param('user = "nobody-knows";', "", "user", "Declare it in users.users", id="user"),
        pytest.param('user = "other";', "", "user", "Declare it in users.users", id="a user's other name"),
        pytest.param("state.backend.s4 = { };", "", "state.backend", "such as s3", id="backend"),
        pytest.param("state.backend.inmem = { };", "", "state.backend", "such as s3", id="in memory"),
        pytest.param(
            'policy.exceptions = [ { type = "a"; allow = [ ]; } ];', "", "policy", "take it out", id="nothing"
        ),
        pytest.param(
            'policy.exceptions = [ { type = ""; allow = [ "destroy" ]; } ];',
            "",
            "policy",
            "type",
            id="no type",
        ),
        pytest.param('drift.schedule = "every day";', "", "drift.schedule", "Write it as", id="schedule"),
        pytest.param('drift.randomizedDelay = "x";', "", "drift.randomizedDelay", "Write it as", id="delay"),
        pytest.param("stopTimeout = 1800;", "", "stopTimeout", "at most 1680", id="beyond a reboot"),
        pytest.param(OWN + 'credentials.environmentFile = "/a";', "", "instanceRole", "null", id="two keys"),
        pytest.param(
            OWN + 'environment.AWS_ACCESS_KEY_ID = "x";',
            "",
            "instanceRole",
            "out of env",
            id="a key beside it",
        ),
        pytest.param(
            OWN + 'environment.AWS_WEB_IDENTITY_TOKEN_FILE = "/x";',
            "",
            "instanceRole",
            "out of",
            id="a token",
        ),
    ],
)
def test_what_cannot_work_is_refused_with_the_remedy(
    setting: str, others: str, option: str, remedy: str, tmp_path: Path
) -> None:
    (failed,) = failures(tmp_path, setting, others)
    assert failed.startswith(f"services.snowform.web.{option}")
    assert remedy in failed


@pytest.mark.promise("options")
def test_an_unknown_group_is_refused(tmp_path: Path) -> None:
    (failed,) = failures(
        tmp_path,
        'outputs.group = "x"; variables = { name = "x"; zones = [ "a" ]; }; secrets.password = "/run/p";',
        document=VARIABLES,
    )
    assert failed.startswith("services.snowform.web.outputs.group: this host has no group x.")


@pytest.mark.promise("options")
@pytest.mark.parametrize(
    ("setting", "others"),
    [
        pytest.param('credentials.file = "/run/100%/ä:b$c";', "", id="a file's unusual name"),
        pytest.param('metrics.directory = "/run/my metrics/";', "", id="a folder with a blank"),
        pytest.param('state.directory = "infra/münchen.de/a%";', "", id="a state's unusual folder"),
        pytest.param('state.directory = "a";', 'state.directory = "ab";', id="folders that begin alike"),
        pytest.param('state.directory = "a/b";', 'state.directory = "a/c";', id="folders side by side"),
        pytest.param(AFTER % "network", "", id="after another one"),
        pytest.param('user = "infra";', "", id="a user"),
        pytest.param('user = "x";', "", id="a user whose name is not its attribute's"),
        pytest.param("state.backend.kubernetes.secret_suffix = 1;", "", id="another backend"),
        pytest.param("stopTimeout = 1680;", "", id="just before a reboot"),
        pytest.param(
            OWN + 'credentials.configFile = "/etc/aws/config"; credentials.profile = "x";', "", id="role"
        ),
        pytest.param(
            'drift = { enable = true; schedule = "Mon..Fri 06:00"; randomizedDelay = "1h 30min"; };',
            "",
            id="drift",
        ),
    ],
)
def test_what_can_work_is_let_through(setting: str, others: str, tmp_path: Path) -> None:
    assert failures(tmp_path, setting, others) == []


@pytest.mark.promise("options")
@pytest.mark.parametrize(
    ("setting", "document"),
    [
        pytest.param("state.backend.pg.conn_str = %s;", HOST, id="backend"),
        pytest.param("state.backend.s3.endpoints = { s3 = [ %s ]; };", HOST, id="deep in it"),
        pytest.param('variables = { name = "x"; zones = [ ]; extra.files = %s; };', VARIABLES, id="any"),
    ],
)
def test_a_path_in_free_data_never_reaches_the_store(
    setting: str, document: dict[str, Any], tmp_path: Path
) -> None:
    secret = tmp_path / "key.pem"
    secret.write_text("not for the store")
    with pytest.raises(Refused) as caught:
        failures(tmp_path, setting % secret, document=document)
    assert "is not of type" in str(caught.value)
    assert list((tmp_path / "store").rglob("*key.pem")) == []
