"""The settings of `nixos-servers`: kinds of machines, the machines, and what both together come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from modules import user_data
from modules.data_volume import VolumeSettings, check_devices
from modules.dns_records import RECORD, HostedZoneSettings
from modules.instance_profile import POLICY_ARN
from modules.network_settings import NetworkSettings
from modules.own_ami import check_pattern
from modules.ssh_keys import public_key
from snowform.ec2.instances import SMALLEST_VOLUME, Architecture, architecture_of, check_type
from snowform.settings import SettingsError, at
from stacks.parts import NAME, PORT, REGION, FirewallSettings, check_image, check_known

T = TypeVar("T")

# The source of `tcp_from` that is no kind.
WHOLE_NETWORK = "network"


@dataclass(frozen=True)
class ServerFirewallSettings(FirewallSettings):
    """What may come in; everything may go out."""

    tcp_from: Mapping[str, tuple[int, ...]] = field(default_factory=dict, metadata={**NAME, **PORT})
    """TCP ports that machines of another kind may reach, by the kind; "network" is the whole VPC."""


@dataclass(frozen=True)
class ProfileSettings:
    """What a machine may do in AWS, by a role of its own."""

    policy_arns: tuple[str, ...] = field(
        default=(),
        metadata={"pattern": POLICY_ARN, "wanted": "the ARN of an IAM policy", "formerly": "policies"},
    )
    """The ARNs of IAM policies."""
    ssm: bool = False
    """Let Session Manager reach the machine, without SSH and without an open port."""


@dataclass(frozen=True, kw_only=True)
class KindSettings:
    """A kind of machine."""

    instance_type: str | None = field(default=None, metadata={"formerly": "type"})
    """The EC2 instance type, such as t3.small or t4g.small."""
    architecture: Architecture | None = None
    """The image's processors; those of the type where none are given."""
    own_image: str | None = None
    """The name of images of the own account, such as web-*, in place of the stack's image."""
    subnet: Literal["public", "private"] | None = None
    """public where nothing is given."""
    associate_public_ip_address: bool | None = field(default=None, metadata={"formerly": "public_address"})
    """A public IPv4 address that changes whenever the machine stops; yes in public subnets."""
    elastic_ip: bool | None = None
    """A public IPv4 address that stays."""
    ssh_keys: tuple[str, ...] | None = None
    """The names of the SSH keys that may log in as root; all of them where nothing is given."""
    volume_size: int | None = field(
        default=None, metadata={"minimum": SMALLEST_VOLUME, "formerly": "root_size"}
    )
    """The root volume, in GiB."""
    volumes: Mapping[str, VolumeSettings] | None = field(default=None, metadata=NAME)
    """The data volumes by name."""
    user_data: str | None = None
    """A file with the machine's configuration.nix, or with a script that starts with #!."""
    user_data_replace_on_change: bool | None = field(default=None, metadata={"formerly": "new_user_data"})
    """Replace a machine for new user data; else, and where nothing is given, restart it, which applies it."""
    follow_images: bool | None = None
    """Replace the machine when there is a newer image."""
    instance_profile: ProfileSettings | None = field(default=None, metadata={"formerly": "profile"})
    """What the machines may do in AWS."""
    firewall: ServerFirewallSettings | None = None
    """What may reach the machines; a machine's own is added to that of its kind."""


@dataclass(frozen=True, kw_only=True)
class MachineSettings(KindSettings):
    """A machine: its kind, its place, and where it differs from its kind."""

    kind: str | None = None
    """The kind; whatever the machine does not say itself is as the kind says."""
    availability_zone: str | None = field(default=None, metadata={"formerly": "zone"})
    """The letter of its availability zone; the network's first where none is given."""
    dns: str | None = field(default=None, metadata=RECORD)
    """Its name in the hosted zone, such as web; or the zone's own domain."""


@dataclass(frozen=True)
class Server:
    """A machine with all that its settings and those of its kind come to."""

    name: str
    kind: str | None
    availability_zone: str
    instance_type: str
    architecture: Architecture
    own_image: str | None
    private: bool
    associate_public_ip_address: bool
    elastic_ip: bool
    ssh_keys: tuple[str, ...]
    volume_size: int
    volumes: Mapping[str, VolumeSettings]
    user_data: str | None
    user_data_replace_on_change: bool
    follow_images: bool
    dns: str | None

    @property
    def reachable(self) -> bool:
        """Whether it has an address on the internet."""
        return self.associate_public_ip_address or self.elastic_ip


@dataclass(frozen=True, kw_only=True)
class NixosServersSettings:
    """NixOS machines of several kinds, in one network."""

    region: str = field(metadata=REGION)
    """The AWS region."""
    release: str | None = None
    """The NixOS release whose newest image is used, such as 26.05; where there is no own_image."""
    own_image: str | None = None
    """The name of images of the own account, such as web-*, whose newest is used; in place of release."""
    machines: Mapping[str, MachineSettings] = field(metadata=NAME)
    """The machines by name. Adding one leaves the others as they are."""
    kinds: Mapping[str, KindSettings] = field(default_factory=dict, metadata=NAME)
    """The kinds of machines by name."""
    ssh_keys: Mapping[str, str] = field(default_factory=dict, metadata=NAME)
    """Public SSH keys by name: a key's text, or the path of its .pub file."""
    jump_host: str | None = None
    """The machine by way of which SSH reaches the private ones."""
    dns: HostedZoneSettings | None = None
    """The hosted zone of the machines' names."""
    network: NetworkSettings = field(default_factory=NetworkSettings)
    project: str = "snowform"
    """The value of the tag Project on everything."""

    def __post_init__(self) -> None:
        check_image(self.release, self.own_image)
        for name, key in self.ssh_keys.items():
            with at(f"ssh_keys.{name}"):
                public_key(key)
        for name, kind in self.kinds.items():
            with at(f"kinds.{name}"):
                self._check_kind(name, kind)
        servers = {name: self._checked(name) for name in self.machines}
        self._check_names(servers)
        with at("jump_host"):
            check_known(self.jump_host, servers)
            if self.jump_host and not servers[self.jump_host].reachable:
                raise SettingsError(
                    f"{self.jump_host} has no public address", hint="choose a machine that has one"
                )

    def server(self, name: str) -> Server:
        """The machine of that name, with what its kind says and what nobody says."""
        machine = self.machines[name]
        kind = self.kinds.get(machine.kind or "", KindSettings())
        instance_type = _first(machine.instance_type, kind.instance_type, "")
        # The machine's own type goes with its own processors, not with its kind's.
        architecture = machine.architecture or (None if machine.instance_type else kind.architecture)
        private = _first(machine.subnet, kind.subnet, "public") == "private"
        return Server(
            name=name,
            kind=machine.kind,
            availability_zone=machine.availability_zone or self.network.availability_zones[0],
            instance_type=instance_type,
            architecture=architecture or architecture_of(instance_type),
            own_image=machine.own_image or kind.own_image or self.own_image,
            private=private,
            associate_public_ip_address=_first(
                machine.associate_public_ip_address, kind.associate_public_ip_address, not private
            ),
            elastic_ip=_first(machine.elastic_ip, kind.elastic_ip, False),
            ssh_keys=_first(machine.ssh_keys, kind.ssh_keys, tuple(self.ssh_keys)),
            volume_size=_first(machine.volume_size, kind.volume_size, SMALLEST_VOLUME),
            volumes=_first(machine.volumes, kind.volumes, {}),
            user_data=_first(machine.user_data, kind.user_data, None),
            user_data_replace_on_change=_first(
                machine.user_data_replace_on_change, kind.user_data_replace_on_change, False
            ),
            follow_images=_first(machine.follow_images, kind.follow_images, False),
            dns=machine.dns,
        )

    def _check_kind(self, name: str, kind: KindSettings) -> None:
        if name == WHOLE_NETWORK:
            raise SettingsError("this name means the whole VPC", hint="call the kind something else")
        if kind.own_image is not None:
            with at("own_image"):
                check_pattern(kind.own_image)
        for source in kind.firewall.tcp_from if kind.firewall else ():
            with at(f"firewall.tcp_from.{source}"):
                check_known(source, [*self.kinds, WHOLE_NETWORK])

    def _checked(self, name: str) -> Server:
        machine = self.machines[name]
        with at(f"machines.{name}"):
            with at("kind"):
                check_known(machine.kind, self.kinds)
            self._check_kind("", machine)
            with at("availability_zone"):
                check_known(machine.availability_zone, self.network.availability_zones)
            server = self.server(name)
            with at("instance_type"):
                if not server.instance_type:
                    raise SettingsError("neither the machine nor its kind has one", hint="such as t3.small")
                check_type(server.instance_type, server.architecture)
            with at("ssh_keys"):
                for key in server.ssh_keys:
                    check_known(key, self.ssh_keys)
            self._check_place(server)
            with at("volumes"):
                check_devices((label, volume.device_name) for label, volume in server.volumes.items())
            if server.user_data:
                with at("user_data"):
                    user_data.read(server.user_data)
        return server

    def _check_place(self, server: Server) -> None:
        if server.private and not self.network.private:
            raise SettingsError(
                "the network has no private subnets", where="subnet", hint="set network.private"
            )
        if server.private and server.elastic_ip:
            raise SettingsError(
                "an elastic IP leads nowhere in a private subnet",
                where="elastic_ip",
                hint="put the machine into the public one, or leave it out",
            )
        if server.private and server.associate_public_ip_address:
            raise SettingsError(
                "a public address leads nowhere in a private subnet",
                where="associate_public_ip_address",
                hint="put the machine into the public one, or leave it out",
            )
        if server.elastic_ip and not server.associate_public_ip_address:
            # The provider reads any public address back as this one, and would replace the machine for it.
            raise SettingsError(
                "an elastic IP is a public address", where="associate_public_ip_address", hint="leave it out"
            )

    def _check_names(self, servers: Mapping[str, Server]) -> None:
        names: dict[str, str] = {}
        for name, server in servers.items():
            if server.dns is None:
                continue
            with at(f"machines.{name}.dns"):
                if self.dns is None:
                    raise SettingsError("there is no hosted zone for it", hint="set dns")
                if server.dns in names:
                    raise SettingsError(f"{server.dns} is the name of {names[server.dns]} too")
            names[server.dns] = name


def _first(machine: T | None, kind: T | None, default: T) -> T:
    """What is said nearest to the machine."""
    if machine is not None:
        return machine
    return kind if kind is not None else default
