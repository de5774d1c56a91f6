"""Settings that several stacks have, and what they check in the same way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from cdktf import TerraformStack
from constructs import Construct

from modules.firewall import Firewall, check_ports, ssh_sources
from modules.nixos_ami import NixosAmi
from modules.own_ami import OwnAmi, check_pattern
from snowform.aws.provider import AwsProvider
from snowform.ec2.instances import Architecture
from snowform.errors import did_you_mean
from snowform.settings import SettingsError, at

NAME = {"key_pattern": "^[a-z][a-z0-9-]*$"}
PORT = {"minimum": 1, "maximum": 65535}
REGION = {"pattern": "^[a-z]+(-[a-z]+)+-[0-9]+$", "wanted": "an AWS region such as eu-central-1"}


@dataclass(frozen=True)
class FirewallSettings:
    """What may come in; everything may go out."""

    ssh_from: tuple[str, ...] = ()
    """Networks that may reach SSH, such as 203.0.113.0/24; or the words: anyone on the internet."""
    tcp_ports: tuple[int, ...] = field(default=(), metadata=PORT)
    """TCP ports that are open to everyone."""
    udp_ports: tuple[int, ...] = field(default=(), metadata=PORT)
    """UDP ports that are open to everyone."""

    def __post_init__(self) -> None:
        ssh_sources(self.ssh_from, ipv6=True)
        check_ports(self.tcp_ports)


def use_aws(stack: TerraformStack, *, region: str, project: str) -> None:
    """The stack's AWS provider, which tags all that it makes with the project and the stack."""
    tags = {"Project": project, "Stack": stack.node.id}
    AwsProvider(stack, "aws", region=region, default_tags={"tags": tags})


def make_firewall(
    scope: Construct, *, name: str, vpc_id: str, settings: FirewallSettings, ipv6: bool
) -> Firewall:
    """The firewall of the settings, as the construct `firewall`; `name` is in its tags."""
    return Firewall(
        scope,
        "firewall",
        name=name,
        vpc_id=vpc_id,
        ssh_from=settings.ssh_from,
        tcp_ports=settings.tcp_ports,
        udp_ports=settings.udp_ports,
        ipv6=ipv6,
    )


def find_image(
    scope: Construct, id: str, *, release: str | None, own_image: str | None, architecture: Architecture
) -> str:
    """The id of the newest of the own account's images of that name, or else of the NixOS release's."""
    if own_image:
        return OwnAmi(scope, id, name=own_image, architecture=architecture).image_id
    return NixosAmi(scope, id, release=release or "", architecture=architecture).image_id


def check_image(release: str | None, own_image: str | None) -> None:
    """Raises SettingsError unless exactly one of them says which image the machines have."""
    if (release is None) == (own_image is None):
        raise SettingsError(
            f"{'neither' if release is None else 'both'} release {'nor' if release is None else 'and'} "
            f"own_image {'is' if release is None else 'are'} set",
            hint="give the NixOS release, such as 26.05, or the name of an own image, such as web-*",
        )
    if own_image is not None:
        with at("own_image"):
            check_pattern(own_image)


def check_known(name: str | None, names: Collection[str]) -> None:
    """Raises SettingsError for a name that is not among those that are set."""
    if name is not None and name not in names:
        hint = did_you_mean(name, names) or f"there are: {', '.join(names) or 'none'}"
        raise SettingsError(f'no "{name}" is set', hint=hint)
