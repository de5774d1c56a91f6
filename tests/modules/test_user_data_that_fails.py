"""User data that arrives as it was meant and could not work: what is told of it, and at which line."""

from __future__ import annotations

import pytest

from modules.user_data import UserDataError, check, warnings
from tests.tools import need

IMAGE = 'imports = [ "${modulesPath}/virtualisation/amazon-image.nix" ];'
TTL = "-H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
TOKEN = f"TOKEN=$(curl -sX PUT http://169.254.169.254/latest/api/token {TTL})"
ID = "http://169.254.169.254/latest/meta-data/instance-id"


@pytest.fixture(autouse=True)
def _real_nix() -> None:
    need("nix-instantiate")


def configuration(lines: str) -> str:
    """The least configuration, with lines from its fifth on."""
    return (
        f'{{ modulesPath, pkgs, lib, ... }}:\n{{\n  {IMAGE}\n  system.stateVersion = "26.05";\n{lines}\n}}\n'
    )


def refused(text: str) -> str:
    with pytest.raises(UserDataError) as caught:
        check(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("first", "options", "remedy"),
    [
        pytest.param("#!/bin/bash -e", "-e", "set -e", id="e"),
        pytest.param("#!/bin/sh -eu", "-eu", "set -eu", id="two"),
        pytest.param("#! /bin/bash -ex ", "-ex", "set -ex", id="blanks around"),
        pytest.param("#!/bin/bash\t-e", "-e", "set -e", id="a tab"),
        pytest.param("#!/usr/bin/env bash -e", "-e", "set -e", id="env"),
        pytest.param(
            "#!/usr/bin/env -S bash -euo pipefail", "-euo pipefail", "set -eu -o pipefail", id="env -S"
        ),
        pytest.param("#!/usr/bin/env -S A=1 bash -u", "-u", "set -u", id="env with a variable"),
        pytest.param(
            "#!/run/current-system/sw/bin/bash -o pipefail", "-o pipefail", "set -o pipefail", id="o"
        ),
        pytest.param("#!/bin/bash -o errexit", "-o errexit", "set -o errexit", id="a long name"),
        pytest.param("#!/bin/bash -- -e", "-- -e", "set -e", id="after the end of options"),
    ],
)
def test_options_in_the_first_line_of_a_script_do_nothing(first: str, options: str, remedy: str) -> None:
    said = refused(f"{first}\ntrue\n")
    assert said.startswith(
        f'the user data gives bash "{options}" in line 1, but amazon-init runs "bash FILE", so that does '
        "nothing"
    )
    assert said.endswith(f"; write `{remedy}` in a line of its own")
    assert ("and a script that fails looks successful" in said) is ("-e" in options or "errexit" in options)


def test_an_option_that_no_command_sets_is_named_all_the_same() -> None:
    assert refused("#!/bin/bash -l\ntrue\n").endswith(
        "leave it out, and let the script itself do what it is for"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("#!/bin/bash\nset -e\n", id="set by the script"),
        pytest.param("#!/bin/bash -e\nset -e\n", id="set by the script as well"),
        pytest.param("#!/bin/bash -eu\nset -euo pipefail\n", id="set with others"),
        pytest.param("#!/bin/bash -e\nset -o errexit # stop\n", id="set by its name"),
        pytest.param("#!/bin/bash -\ntrue\n", id="a dash"),
        pytest.param("#!/bin/bash --\ntrue\n", id="the end of options"),
        pytest.param("#!/bin/bash --norc\ntrue\n", id="what bash does anyway"),
        pytest.param("#!/usr/bin/env -S bash\ntrue\n", id="an option of env's"),
        pytest.param("#!/bin/bash \ntrue -e\n", id="options further on"),
        pytest.param("#!\ntrue\n", id="no program"),
    ],
)
def test_a_first_line_that_loses_nothing_is_right(text: str) -> None:
    assert check(text) == text
    assert warnings(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("### https://channels.nixos.org/nixos-26.05\tnixos", id="in between"),
        pytest.param("### https://channels.nixos.org/nixos-26.05\t nixos", id="before the blank"),
        pytest.param("### https://channels.nixos.org/nixos-26.05 \tnixos", id="after the blank"),
        pytest.param("###\thttps://channels.nixos.org/nixos-26.05\tnixos", id="both"),
    ],
)
def test_a_tab_between_a_channels_address_and_its_name_is_refused(line: str) -> None:
    assert refused("\n" + line + "\n" + configuration("")) == (
        "the user data has a tab in the channel of line 2, where nix-channel takes only blanks between the "
        "address and the name; write `### https://channels.nixos.org/nixos-26.05 nixos`"
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("### https://channels.nixos.org/nixos-26.05 nixos", id="a blank"),
        pytest.param("### https://channels.nixos.org/nixos-26.05   nixos", id="blanks"),
        pytest.param("###\thttps://channels.nixos.org/nixos-26.05 nixos", id="a tab before the address"),
        pytest.param("### https://channels.nixos.org/nixos-26.05 nixos\t", id="a tab at the end"),
        pytest.param("#\thttps://channels.nixos.org/nixos-26.05\tnixos", id="a comment"),
    ],
)
def test_a_channel_that_nix_channel_reads_is_right(line: str) -> None:
    text = line + "\n" + configuration("")
    assert check(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("\n#!/bin/sh\necho hello\n", 2, id="a blank line"),
        pytest.param("\n\n  \n#!/bin/bash\nset -e\n", 4, id="several"),
        pytest.param(" #!/bin/sh\necho hello\n", 1, id="a blank"),
        pytest.param("# what this does\n#!/bin/sh\necho hello\n", 2, id="a comment"),
        pytest.param("\n#!/bin/sh\n", 2, id="nothing else"),
        pytest.param("\n#!/bin/sh\nif true; then { echo a; }; fi\n", 2, id="braces"),
    ],
)
def test_a_script_that_begins_too_late_is_refused_for_that(text: str, line: int) -> None:
    assert refused(text) == (
        f"the user data has #! in line {line} and not as its first two characters, so amazon-init takes it "
        "for a configuration.nix; leave out what comes before #!"
    )


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        pytest.param(f"curl {ID}", 2, id="curl"),
        pytest.param(f"set -e\nwget -qO- {ID} > id", 3, id="wget"),
        pytest.param("curl 169.254.169.254/latest/user-data", 2, id="without http"),
        pytest.param("curl http://[fd00:ec2::254]/latest/dynamic/x", 2, id="by IPv6"),
        pytest.param("curl http://instance-data/latest/meta-data/", 2, id="by its name"),
        pytest.param("curl http://169.254.169.254/2021-01-03/meta-data/", 2, id="a version by date"),
        pytest.param("curl \\\n  -s \\\n  " + ID, 4, id="a command of several lines"),
        pytest.param(f"URL={ID}\nfetch $URL", 2, id="in a variable"),
        pytest.param(f"{TOKEN}\ncurl -s {ID}", 3, id="a token that is not sent"),
        pytest.param(f"{TOKEN}\nA=$(curl -s {ID})", 3, id="nor within another command"),
    ],
)
def test_a_request_for_metadata_without_a_token_is_warned_of(lines: str, line: int) -> None:
    (said,) = warnings(f"#!/bin/sh\n{lines}\n")
    assert said.startswith("the user data asks ")
    assert f" in line {line} without a token, and the machine's metadata answers 401" in said


def test_so_is_one_in_a_configuration() -> None:
    text = configuration(f"  systemd.services.id.script = ''\n    ${{pkgs.curl}}/bin/curl {ID}\n  '';")
    (said,) = warnings(text)
    assert "asks 169.254.169.254/latest in line 6 without a token" in said


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(f'{TOKEN}\ncurl -H "X-aws-ec2-metadata-token: $TOKEN" {ID}', id="with its header"),
        pytest.param(f'{TOKEN}\ncurl {ID} -H "X-aws-ec2-metadata-token: $TOKEN"', id="the header after it"),
        pytest.param(f'{TOKEN}\ncurl -sH "X-aws-ec2-metadata-token: $TOKEN" {ID}', id="options together"),
        pytest.param(f'{TOKEN}\nwget --header "X-aws-ec2-metadata-token: $TOKEN" {ID}', id="wget"),
        pytest.param(f'{TOKEN}\nH="X-aws-ec2-metadata-token: $TOKEN"\ncurl -H "$H" {ID}', id="in a variable"),
        pytest.param(
            f'{TOKEN}\nA=(-H "X-aws-ec2-metadata-token: $TOKEN")\ncurl "${{A[@]}}" {ID}', id="in a list"
        ),
        pytest.param(f"# curl {ID}\ntrue", id="a comment"),
        pytest.param("iptables -A OUTPUT -d 169.254.169.254 -j DROP", id="the address alone"),
        pytest.param("export NO_PROXY=169.254.169.254", id="no request"),
        pytest.param("curl http://169.254.170.2/latest/credentials", id="another address"),
        pytest.param("ec2-metadata --instance-id", id="a tool that knows tokens"),
    ],
)
def test_what_sends_a_token_or_asks_for_nothing_is_right(lines: str) -> None:
    assert warnings(f"#!/bin/sh\n{lines}\n") == ()


@pytest.mark.parametrize(
    ("lines", "device"),
    [
        pytest.param(
            '  fileSystems."/data" = { device = "/dev/sdf"; fsType = "ext4"; };', "/dev/sdf", id="one line"
        ),
        pytest.param(
            '  fileSystems."/data" = {\n    device = "/dev/xvdf"; # data\n    options = [ "noatime" ];\n  };',
            "/dev/xvdf",
            id="other options",
        ),
        pytest.param(
            '  fileSystems."/data".device = "/dev/nvme1n1";\n  fileSystems."/data".fsType = "xfs";',
            "/dev/nvme1n1",
            id="attribute by attribute",
        ),
        pytest.param(
            '  fileSystems = { "/data" = { device = "/dev/sdf1"; }; };', "/dev/sdf1", id="in the set of all"
        ),
        pytest.param(
            '  fileSystems = lib.mkForce { "/tmp" = { fsType = "tmpfs"; }; "/data".label = "data"; };',
            "the label data",
            id="by label",
        ),
        pytest.param(
            '  fileSystems."/data" = { device = "/dev/disk/by-uuid/1-2"; };',
            "/dev/disk/by-uuid/1-2",
            id="by uuid",
        ),
        pytest.param(
            '  fileSystems."/data" = { device = "/dev/sdf"; /* options = [ "nofail" ]; */ };',
            "/dev/sdf",
            id="nofail in a comment",
        ),
    ],
)
def test_a_late_volume_that_is_mounted_without_nofail_is_warned_of(lines: str, device: str) -> None:
    (said,) = warnings(configuration(lines))
    assert said == (
        f"the user data mounts /data from {device} in line 5 without nofail: EC2 attaches a data volume when "
        "the machine runs, and a boot that does not find it ends in emergency mode; "
        'write options = [ "nofail" "x-systemd.device-timeout=10min" ];'
    )


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            '  fileSystems."/data" = { device = "/dev/sdf"; options = [ "noatime" "nofail" ]; };', id="nofail"
        ),
        pytest.param(
            '  fileSystems."/data".device = "/dev/sdf";\n  fileSystems."/data".options = [ "nofail" ];',
            id="attribute by attribute",
        ),
        pytest.param(
            '  fileSystems."/data" = { device = "/dev/sdf"; options = [ "noauto" ]; };', id="noauto"
        ),
        pytest.param(
            '  fileSystems."/data" = { device = "/dev/sdf"; options = [ "x-systemd.automount" ]; };',
            id="automount",
        ),
        pytest.param(
            '  fileSystems."/data" = { device = "/dev/sdf"; options = [ "x" ] ++ lib.optional true "y"; };',
            id="options from elsewhere",
        ),
        pytest.param('  fileSystems."/" = { device = "/dev/disk/by-label/nixos"; };', id="the root"),
        pytest.param('  fileSystems."/boot" = { device = "/dev/disk/by-label/ESP"; };', id="its boot loader"),
        pytest.param('  fileSystems."/tmp" = { device = "tmpfs"; fsType = "tmpfs"; };', id="tmpfs"),
        pytest.param(
            '  fileSystems."/srv" = { device = "fs-1.efs.eu-central-1.amazonaws.com:/"; fsType = "nfs4"; };',
            id="nfs",
        ),
        pytest.param('  fileSystems."/b" = { device = "/data"; options = [ "bind" ]; };', id="bind"),
        pytest.param('  fileSystems."/r" = { device = "/dev/xvda2"; };', id="on the root disk"),
        pytest.param(
            '  fileSystems."/s" = { device = "/dev/disk/by-id/nvme-Amazon_EC2_NVMe_Instance_Storage_A1"; };',
            id="the machine's own disk",
        ),
        pytest.param('  environment.etc.note.text = "fileSystems without nofail: /dev/sdf";', id="in a text"),
    ],
)
def test_what_is_there_from_the_start_or_may_be_missing_is_right(lines: str) -> None:
    text = configuration(lines)
    assert check(text) == text
    assert warnings(text) == ()
