"""NixOS machines on AWS, in a network of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from cdktf import TerraformOutput
from constructs import Construct

from modules import user_data
from modules.firewall import Firewall, check_ports, ssh_sources
from modules.network import Network, subnet_cidrs
from modules.nixos_ami import Architecture, NixosAmi
from modules.nixos_instance import SMALLEST_VOLUME, NixosInstance, check_type
from modules.readable_stack import ReadableStack
from modules.ssh_keys import SshKey, public_key
from snowform.aws.provider import AwsProvider
from snowform.errors import did_you_mean
from snowform.settings import SettingsError, at

NAME = {"key_pattern": "^[a-z][a-z0-9-]*$"}
PORT = {"minimum": 1, "maximum": 65535}


@dataclass(frozen=True)
class NetworkSettings:
    """The VPC and its subnets."""

    cidr: str = "10.0.0.0/16"
    """The VPC's IPv4 network, from /16 to /28."""
    zones: tuple[str, ...] = field(
        default=("a",), metadata={"pattern": "^[a-z]$", "wanted": "the letter of a zone, such as a"}
    )
    """The letters of the availability zones that have a subnet."""
    ipv6: bool = False
    """IPv6 addresses for all machines, and IPv6 rules beside those for IPv4."""

    def __post_init__(self) -> None:
        subnet_cidrs(self.cidr, self.zones)


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


@dataclass(frozen=True)
class InstanceSettings:
    """One machine."""

    type: str
    """The EC2 instance type, such as t3.small; it has to fit the architecture."""
    zone: str | None = None
    """The letter of its availability zone; the network's first where none is given."""
    ssh_key: str | None = None
    """The name of its SSH key; the first of ssh_keys where none is given."""
    volume_size: int = field(default=SMALLEST_VOLUME, metadata={"minimum": SMALLEST_VOLUME})
    """The root volume, in GiB."""
    user_data: str | None = None
    """A file with the machine's configuration.nix, or with a script that starts with #!."""
    public_address: bool = True
    """A public IPv4 address."""
    follow_images: bool = False
    """Replace the machine when NixOS publishes a new image, which is every week."""


@dataclass(frozen=True)
class NixosHostSettings:
    """NixOS machines on AWS, in a network of their own."""

    region: str = field(
        metadata={"pattern": "^[a-z]+(-[a-z]+)+-[0-9]+$", "wanted": "an AWS region such as eu-central-1"}
    )
    """The AWS region."""
    release: str
    """The NixOS release whose newest image is used, such as 26.05."""
    instances: Mapping[str, InstanceSettings] = field(metadata=NAME)
    """The machines by name. Adding one leaves the others as they are."""
    ssh_keys: Mapping[str, str] = field(default_factory=dict, metadata=NAME)
    """Public SSH keys by name: a key's text, or the path of its .pub file."""
    architecture: Architecture = "x86_64"
    """The processors of all machines."""
    network: NetworkSettings = field(default_factory=NetworkSettings)
    firewall: FirewallSettings = field(default_factory=FirewallSettings)
    project: str = "snowform"
    """The value of the tag Project on everything."""

    def __post_init__(self) -> None:
        for name, key in self.ssh_keys.items():
            with at(f"ssh_keys.{name}"):
                public_key(key)
        for name, instance in self.instances.items():
            with at(f"instances.{name}"):
                self._check(instance)

    def _check(self, instance: InstanceSettings) -> None:
        with at("type"):
            check_type(instance.type, self.architecture)
        with at("zone"):
            _check_known(instance.zone, self.network.zones)
        with at("ssh_key"):
            _check_known(instance.ssh_key, self.ssh_keys)
        if instance.user_data:
            with at("user_data"):
                user_data.read(instance.user_data)


class NixosHost(ReadableStack):
    """Network, firewall, SSH keys, the NixOS image, and the machines."""

    def __init__(self, scope: Construct, id: str, settings: NixosHostSettings) -> None:
        super().__init__(scope, id)
        AwsProvider(
            self,
            "aws",
            region=settings.region,
            default_tags={"tags": {"Project": settings.project, "Stack": id}},
        )
        network = Network(
            self,
            "network",
            name=id,
            cidr=settings.network.cidr,
            zones=[settings.region + letter for letter in settings.network.zones],
            ipv6=settings.network.ipv6,
        )
        firewall = Firewall(
            self,
            "firewall",
            name=id,
            vpc_id=network.vpc_id,
            ssh_from=settings.firewall.ssh_from,
            tcp_ports=settings.firewall.tcp_ports,
            udp_ports=settings.firewall.udp_ports,
            ipv6=settings.network.ipv6,
        )
        image = NixosAmi(self, "nixos", release=settings.release, architecture=settings.architecture)
        key = Construct(self, "key")
        keys = {
            name: SshKey(key, name, name=f"{id}-{name}", key=text).key_name
            for name, text in settings.ssh_keys.items()
        }
        host = Construct(self, "host")
        hosts = {}
        for name, instance in settings.instances.items():
            hosts[name] = NixosInstance(
                host,
                name,
                name=f"{id}-{name}",
                image_id=image.image_id,
                architecture=settings.architecture,
                instance_type=instance.type,
                subnet_id=network.subnet_ids[settings.region + (instance.zone or settings.network.zones[0])],
                security_group_ids=[firewall.group_id],
                key_name=keys.get(instance.ssh_key or next(iter(keys), "")),
                volume_size=instance.volume_size,
                user_data=user_data.read(instance.user_data) if instance.user_data else None,
                public_address=instance.public_address,
                follow_images=instance.follow_images,
                depends_on=[*network.routes, *firewall.egress],
            )
        self._outputs(hosts)

    def _outputs(self, hosts: Mapping[str, NixosInstance]) -> None:
        TerraformOutput(
            self,
            "addresses",
            description="The machines' addresses",
            value={name: host.address for name, host in hosts.items()},
        )
        TerraformOutput(
            self,
            "instance_ids",
            description="The machines' ids in EC2",
            value={name: host.instance_id for name, host in hosts.items()},
        )
        TerraformOutput(
            self,
            "ssh",
            description="How to log in",
            value={name: f"ssh root@{host.address}" for name, host in hosts.items()},
        )


def _check_known(name: str | None, names: Collection[str]) -> None:
    if name is not None and name not in names:
        hint = did_you_mean(name, names) or f"there are: {', '.join(names) or 'none'}"
        raise SettingsError(f'no "{name}" is set', hint=hint)
