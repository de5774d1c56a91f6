"""The module takes the schedules that systemd takes, as far as patterns can tell, and no others."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import snowform.nixos
from tests import promises
from tests.nixos.evaluation import nix
from tests.tools import need

SCHEDULE = Path(snowform.nixos.__file__).parent / "lib" / "schedule.nix"
# Of nixpkgs' library what the library wants beside Nix' own functions.
LIBRARY = """
  lib = builtins // {
    toUpper = builtins.replaceStrings
      (builtins.genList (index: builtins.substring index 1 "abcdefghijklmnopqrstuvwxyz") 26)
      (builtins.genList (index: builtins.substring index 1 "ABCDEFGHIJKLMNOPQRSTUVWXYZ") 26);
  };
"""
SCHEDULES = [
    *("minutely", "hourly", "daily", "weekly", "monthly", "quarterly", "semiannually", "yearly", "annually"),
    *("Daily", "daily UTC", "daily Europe/Berlin", "weekly Etc/GMT+3", "semi-annually", "bi-annually"),
    *("Mon", "MONDAY", "Mon,", "Mon..Fri", "Mon-Fri", "Mon,Wed..Fri", "Sat,Thu,Mon-Wed,Sat-Sun"),
    *("Mon..Fri 06:00", "Mon..Fri *-*-* 06:00:00", "Mon, 06:00", "Mon,Sun 12-*-* 2,1:23", "Wed *-1"),
    *("Wed..Sat,Tue 12-10-15 1:2:3", "*-*-7 0:0:0", "10-15", "monday *-12-* 17:00", "12-31", "2-30"),
    *("Mon,Fri *-*-3,1,2 *:30:45", "12,14,13,12:20,10,30", "mon,fri *-1/2-1,3 *:30:45", "08:05:40"),
    *(
        "05:40",
        "2003-03-05 05:40",
        "05:40:23.4200004/3.1700005",
        "daily Japan",
        "2003-02..04-05",
        "*-*-* *:00/2:00",
    ),
    *("*:0/15", "*:*", "*:*:0/10", "*-*-*", "*-*-* *:*:*", "23:59:59", "*-*~01", "*-05~07/1", "*~1"),
    *("9..17:00", "9..17/2:00", "*:5/5", "*-*-1..7", "@1395716396", "06:00 utc", "06:00..08:00", "06:00,30"),
    *("99-1-1", "1970-1-1", "2199-1-1", "*-1,2,3-*", "0..23:00", "*-*-1,15 04:00", "*-01,04,07,10-01"),
    *("Mon *-*-1..7 12:00", "*-*~7/2", "Mon  06:00", "Mon..Fri 06:00 America/Montreal", "00:00:00.000001"),
]
NO_SCHEDULES = [
    *(
        "",
        " ",
        "biweekly",
        "fortnightly",
        "every day",
        "never",
        "1d",
        "5min",
        "first monday",
        "@daily",
        "@abc",
    ),
    *("Tues", "Thurs", "Fri..Mon", "Mon, Tue", "Mon Tue", "Mon..", "..Fri", "Mon...Fri", "Mon 6", "Mon/2"),
    *("*", "* *", "6", "06", "06:60", "24:00", "23:59:60", "25:00", "6am", "06.00", ":30", "06:", "1:2:3:4"),
    *("13-01", "12-32", "0-1", "1-0", "*-13-1", "1969-1-1", "2200-1-1", "12345-1-1", "2024~3", "~1", "-1-1"),
    *("17..9:00", "*-*-7..1", "2020..2010-1-1", "9..17/0:00", "*:0/0", "*:*/15", "*/2:00", "*/2-1-1"),
    *("2012-10-15T05:40", "*-*-*T06:00", "00:00 +02:00", "06:00;", "06:00 #x", ",06:00", "06:00,", "06:00:"),
    *("0 6 * * *", "*/5 * * * *", "daily daily", "daily 06:00", "weekly Mon", "minutely/5", "*:*:*.5"),
    *("mon 00:00 00:00", "Monday,Tuesday6:00", "2020-1", "2020-1-", "Mon\n06:00", "daily\nPersistent=no"),
]
SPANS = ["0", "5", "30min", "1h 30min", "1h30min", "1.5h", "2 weeks", "10m", "1M", "90s", "5 minutes"]
NO_SPANS = ["", "-5", "abc", "5minn", "30min\nOnBootSec=1", "half an hour", "1:30"]


def judged(function: str, texts: list[str]) -> list[bool]:
    listed = " ".join(json.dumps(text).replace("$", "\\$") for text in texts)
    verdicts: list[bool] = nix(
        f"let {LIBRARY} in map (import {SCHEDULE} {{ inherit lib; }}).{function} [ {listed} ]"
    )
    return verdicts


@pytest.mark.promise
@pytest.mark.parametrize(
    ("function", "good", "bad"),
    [
        pytest.param("isSchedule", SCHEDULES, NO_SCHEDULES, id="schedules"),
        pytest.param("isSpan", SPANS, NO_SPANS, id="delays"),
    ],
)
def test_what_the_timer_would_refuse_is_refused_and_nothing_else(
    function: str, good: list[str], bad: list[str]
) -> None:
    taken, refused = judged(function, good), judged(function, bad)
    held = sum(taken) + refused.count(False)
    promises.tried("options", f"the timer's {function}: as systemd has it", inputs=len(good + bad), held=held)
    assert [text for text, verdict in zip(good, taken, strict=True) if not verdict] == []
    assert [text for text, verdict in zip(bad, refused, strict=True) if verdict] == []


def test_systemd_has_the_same_opinion() -> None:
    """Of what patterns can tell: it also refuses times that never come, and zones that it does not know."""
    program = need("systemd-analyze")
    for verb, good, bad in (("calendar", SCHEDULES, NO_SCHEDULES), ("timespan", SPANS, NO_SPANS)):
        codes = {
            text: subprocess.run([program, verb, "--", text], capture_output=True, check=False).returncode
            for text in [*good, *bad]
        }
        assert [text for text in good if codes[text]] == []
        assert [text for text in bad if not codes[text]] == []
