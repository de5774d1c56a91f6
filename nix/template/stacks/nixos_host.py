"""NixOS machines on AWS, in a network of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cdktf import TerraformOutput
from constructs import Construct

from modules import user_data
from modules.machine_properties import MachineProperties
from modules.network_settings import NetworkSettings
from modules.nixos_instance import NixosInstance
from modules.readable_stack import ReadableStack
from modules.ssh_keys import SshKey, public_key
from snowform.ec2.instances import SMALLEST_VOLUME, Architecture, check_type
from snowform.settings import at
from stacks.network import make_network
from stacks.parts import (
    NAME,
    REGION,
    FirewallSettings,
    check_image,
    check_known,
    find_image,
    make_firewall,
    use_aws,
)


@dataclass(frozen=True)
class InstanceSettings:
    """One machine."""

    instance_type: str = field(metadata={"formerly": "type"})
    """The EC2 instance type, such as t3.small; it has to fit the architecture."""
    availability_zone: str | None = field(default=None, metadata={"formerly": "zone"})
    """The letter of its availability zone; the network's first where none is given."""
    ssh_key: str | None = None
    """The name of its SSH key; the first of ssh_keys where none is given."""
    volume_size: int = field(default=SMALLEST_VOLUME, metadata={"minimum": SMALLEST_VOLUME})
    """The root volume, in GiB."""
    user_data: str | None = None
    """A file with the machine's configuration.nix, or with a script that starts with #!."""
    associate_public_ip_address: bool = field(default=True, metadata={"formerly": "public_address"})
    """A public IPv4 address."""
    follow_images: bool = False
    """Replace the machine when NixOS publishes a new image, which is every week."""


@dataclass(frozen=True, kw_only=True)
class NixosHostSettings:
    """NixOS machines on AWS, in a network of their own."""

    region: str = field(metadata=REGION)
    """The AWS region."""
    release: str | None = None
    """The NixOS release whose newest image is used, such as 26.05; where there is no own_image."""
    own_image: str | None = None
    """The name of images of the own account, such as web-*, whose newest is used; in place of release."""
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
        check_image(self.release, self.own_image)
        for name, key in self.ssh_keys.items():
            with at(f"ssh_keys.{name}"):
                public_key(key)
        for name, instance in self.instances.items():
            with at(f"instances.{name}"):
                self._check(instance)

    def _check(self, instance: InstanceSettings) -> None:
        with at("instance_type"):
            check_type(instance.instance_type, self.architecture)
        with at("availability_zone"):
            check_known(instance.availability_zone, self.network.availability_zones)
        with at("ssh_key"):
            check_known(instance.ssh_key, self.ssh_keys)
        if instance.user_data:
            with at("user_data"):
                user_data.read(instance.user_data)


class NixosHost(ReadableStack):
    """Network, firewall, SSH keys, the NixOS image, and the machines."""

    def __init__(self, scope: Construct, id: str, settings: NixosHostSettings) -> None:
        super().__init__(scope, id)
        use_aws(self, region=settings.region, project=settings.project)
        network = make_network(self, name=id, region=settings.region, settings=settings.network)
        firewall = make_firewall(
            self,
            name=id,
            vpc_id=network.vpc_id,
            settings=settings.firewall,
            ipv6=settings.network.ipv6,
        )
        key = Construct(self, "key")
        keys = {
            name: SshKey(key, name, name=f"{id}-{name}", key=text).key_name
            for name, text in settings.ssh_keys.items()
        }
        image_id = find_image(
            self,
            "nixos",
            release=settings.release,
            own_image=settings.own_image,
            architecture=settings.architecture,
        )
        host = Construct(self, "host")
        hosts = {}
        for name, instance in settings.instances.items():
            hosts[name] = NixosInstance(
                host,
                name,
                name=f"{id}-{name}",
                machine=MachineProperties(
                    image_id=image_id,
                    architecture=settings.architecture,
                    instance_type=instance.instance_type,
                    security_group_ids=[firewall.security_group_id],
                    associate_public_ip_address=instance.associate_public_ip_address,
                    follow_images=instance.follow_images,
                    key_name=keys.get(instance.ssh_key or next(iter(keys), "")),
                    volume_size=instance.volume_size,
                    user_data=user_data.read(instance.user_data) if instance.user_data else None,
                    ipv6=settings.network.ipv6,
                ),
                subnet_id=network.public_subnet_ids[
                    settings.region + (instance.availability_zone or settings.network.availability_zones[0])
                ],
                depends_on=[*network.public_routes, *firewall.egress],
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
