"""NixOS machines of several kinds: in public and private subnets, with data volumes and names in DNS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cdktf import Annotations, Fn, TerraformOutput
from constructs import Construct

from modules import user_data
from modules.authorized_keys import with_keys
from modules.data_volume import DataVolume
from modules.dns_records import AddressRecords, HostedZone
from modules.elastic_ip import ElasticIp
from modules.firewall import Firewall
from modules.instance_profile import InstanceProfile
from modules.machine_properties import MachineProperties
from modules.nixos_instance import NixosInstance
from modules.readable_stack import ReadableStack
from modules.ssh_keys import SshKey, public_key
from snowform.aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule
from snowform.ec2.instances import Architecture
from stacks.network import make_network
from stacks.parts import find_image, make_firewall, use_aws
from stacks.server_settings import (
    WHOLE_NETWORK,
    KindSettings,
    NixosServersSettings,
    Server,
    ServerFirewallSettings,
)

__all__ = ["NixosServers", "NixosServersSettings"]


@dataclass(frozen=True)
class Made:
    """A machine that was made."""

    server: Server
    instance_id: str
    address: str
    private_address: str
    dns_name: str | None


class NixosServers(ReadableStack):
    """The network, a firewall and a role for each kind, and the machines with all that belongs to them."""

    def __init__(self, scope: Construct, id: str, settings: NixosServersSettings) -> None:
        super().__init__(scope, id)
        use_aws(self, region=settings.region, project=settings.project)
        self._id = id
        self._settings = settings
        self._network = make_network(
            self,
            name=id,
            region=settings.region,
            settings=settings.network,
            enable_dns_hostnames=settings.dns is not None and settings.dns.private_zone,
        )
        self._zone = (
            HostedZone(self, "zone", vpc_id=self._network.vpc_id, settings=settings.dns)
            if settings.dns
            else None
        )
        keys = Construct(self, "key")
        self._keys = {
            name: SshKey(keys, name, name=f"{id}-{name}", key=text).key_name
            for name, text in settings.ssh_keys.items()
        }
        self._images: dict[tuple[Architecture, str | None], str] = {}
        self._image = Construct(self, "image")
        self._firewalls: dict[str, Firewall] = {}
        self._profiles: dict[str, InstanceProfile] = {}
        kinds = Construct(self, "kind")
        for name, kind in settings.kinds.items():
            place = Construct(kinds, name)
            self._firewalls[name] = self._make_firewall(place, f"{id}-{name}", kind.firewall)
            if profile := self._make_profile(place, f"{id}-{name}", kind):
                self._profiles[name] = profile
        for name, kind in settings.kinds.items():
            self._let_in(self._firewalls[name], kind.firewall)
        machines = Construct(self, "machine")
        self._outputs(
            [self._make(Construct(machines, name), settings.server(name)) for name in settings.machines]
        )

    def _make(self, place: Construct, server: Server) -> Made:
        """A machine, below `place`: its own firewall and role, the instance, address, volumes and records."""
        name = f"{self._id}-{server.name}"
        machine = self._settings.machines[server.name]
        firewalls = [self._firewalls[server.kind]] if server.kind else []
        if machine.firewall or not firewalls:
            firewalls.append(self._make_firewall(place, name, machine.firewall))
            self._let_in(firewalls[-1], machine.firewall)
        profile = self._make_profile(place, name, machine) or self._profiles.get(server.kind or "")
        zone = self._settings.region + server.availability_zone
        network = self._network
        people = [public_key(self._settings.ssh_keys[key]) for key in server.ssh_keys]
        text = with_keys(
            user_data.read(server.user_data) if server.user_data else None, people, where=place.node.path
        )
        host = NixosInstance(
            place,
            "Default",
            name=name,
            machine=MachineProperties(
                image_id=self._image_id(server),
                architecture=server.architecture,
                instance_type=server.instance_type,
                security_group_ids=[firewall.security_group_id for firewall in firewalls],
                associate_public_ip_address=server.associate_public_ip_address,
                follow_images=server.follow_images,
                key_name=self._keys[server.ssh_keys[0]] if server.ssh_keys else None,
                volume_size=server.volume_size,
                user_data=text,
                iam_instance_profile=profile.profile_name if profile else None,
                ipv6=self._settings.network.ipv6,
            ),
            subnet_id=(network.private_subnet_ids if server.private else network.public_subnet_ids)[zone],
            user_data_replace_on_change=server.user_data_replace_on_change,
            # NixOS reads EC2's key at the first boot only: another one would change nothing but the id.
            ignore_changes=["key_name"],
            depends_on=[
                *(network.routes if server.private else network.public_routes),
                *(rule for firewall in firewalls for rule in firewall.egress),
            ],
        )
        self._warn(place, server)
        address = host.address
        if server.elastic_ip:
            address = ElasticIp(
                place, "address", name=name, instance_id=host.instance_id, depends_on=network.public_routes
            ).address
        volumes = Construct(place, "volume")
        for volume, settings in server.volumes.items():
            DataVolume(
                volumes,
                volume,
                name=f"{name}-{volume}",
                availability_zone=zone,
                instance_id=host.instance_id,
                settings=settings,
            )
        return Made(
            server=server,
            instance_id=host.instance_id,
            address=address,
            private_address=host.instance.private_ip,
            dns_name=self._record(place, server, host, address),
        )

    def _make_firewall(
        self, place: Construct, name: str, settings: ServerFirewallSettings | None
    ) -> Firewall:
        return make_firewall(
            place,
            name=name,
            vpc_id=self._network.vpc_id,
            settings=settings or ServerFirewallSettings(),
            ipv6=self._settings.network.ipv6,
        )

    def _let_in(self, firewall: Firewall, settings: ServerFirewallSettings | None) -> None:
        """Rules for the machines of other kinds; those of the kinds are all there by now."""
        for source, ports in settings.tcp_from.items() if settings else ():
            whole = source == WHOLE_NETWORK
            for port in dict.fromkeys(ports):
                VpcSecurityGroupIngressRule(
                    firewall,
                    f"tcp-{port}-from-{source}",
                    security_group_id=firewall.security_group_id,
                    description=f"TCP port {port} from {source}",
                    ip_protocol="tcp",
                    from_port=port,
                    to_port=port,
                    cidr_ipv4=self._settings.network.cidr if whole else None,
                    referenced_security_group_id=None if whole else self._firewalls[source].security_group_id,
                )

    def _make_profile(self, place: Construct, name: str, settings: KindSettings) -> InstanceProfile | None:
        if settings.instance_profile is None:
            return None
        return InstanceProfile(
            place,
            "profile",
            name=name,
            policy_arns=settings.instance_profile.policy_arns,
            ssm=settings.instance_profile.ssm,
        )

    def _image_id(self, server: Server) -> str:
        """One look-up for each architecture, and for each name of own images."""
        key = (server.architecture, server.own_image)
        if key not in self._images:
            pattern = (server.own_image or "").replace("*", "any").replace("?", "one")
            self._images[key] = find_image(
                self._image,
                f"{pattern}-{server.architecture}" if pattern else server.architecture,
                release=self._settings.release,
                own_image=server.own_image,
                architecture=server.architecture,
            )
        return self._images[key]

    def _record(self, place: Construct, server: Server, host: NixosInstance, address: str) -> str | None:
        dns = self._settings.dns
        if server.dns is None or self._zone is None or dns is None:
            return None
        return AddressRecords(
            place,
            "dns",
            zone_id=self._zone.zone_id,
            name=server.dns,
            ipv4=host.instance.private_ip if dns.private_zone else address,
            ipv6=Fn.element(host.instance.ipv6_addresses, 0) if self._settings.network.ipv6 else None,
            ttl=dns.ttl,
        ).name

    def _warn(self, place: Construct, server: Server) -> None:
        network, dns = self._settings.network, self._settings.dns
        warn = Annotations.of(place).add_warning
        if server.private and network.nat == "none" and not network.ipv6:
            if not network.endpoints:
                warn("nothing leads out of its private subnet; give the network a NAT, ipv6 or endpoints")
            elif server.user_data:
                warn("only the endpoints lead out of its private subnet, and no NixOS cache is behind them")
        if server.dns and dns and not dns.private_zone:
            if server.private:
                warn(f"the public name {server.dns} leads to a private address")
            elif not server.elastic_ip and server.associate_public_ip_address:
                warn(f"{server.dns} leads to an address that is lost at a stop; give it an elastic_ip")

    def _outputs(self, made: list[Made]) -> None:
        jump = next(
            (machine.address for machine in made if machine.server.name == self._settings.jump_host), None
        )
        outputs: Mapping[str, tuple[str, dict[str, str]]] = {
            "addresses": ("The machines' addresses, public where they have one", {}),
            "private_addresses": ("The machines' addresses inside the VPC", {}),
            "instance_ids": ("The machines' ids in EC2", {}),
            "ssh": ("How to log in", {}),
            "dns_names": ("The machines' names in DNS", {}),
        }
        for machine in made:
            name = machine.server.name
            outputs["addresses"][1][name] = machine.address
            outputs["private_addresses"][1][name] = machine.private_address
            outputs["instance_ids"][1][name] = machine.instance_id
            by = f"-J root@{jump} " if jump and not machine.server.reachable else ""
            outputs["ssh"][1][name] = f"ssh {by}root@{machine.address}"
            if machine.dns_name:
                outputs["dns_names"][1][name] = machine.dns_name
        for name, (description, value) in outputs.items():
            TerraformOutput(self, name, description=description, value=value)
