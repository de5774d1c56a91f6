"""A fleet of NixOS machines that are all alike, behind a load balancer or not: as many as there is work."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cdktf import Annotations, TerraformOutput
from constructs import Construct

from modules import user_data
from modules.fleet_settings import RolloutSettings, ScalingSettings, SizeSettings, check_target
from modules.instance_profile import POLICY_ARN, InstanceProfile
from modules.load_balancer import (
    LoadBalancer,
    LoadBalancerSettings,
    check_certificate,
    check_zones,
)
from modules.machine_properties import MachineProperties
from modules.network import Network
from modules.network_settings import NetworkSettings
from modules.nixos_fleet import Fleet
from modules.readable_stack import ReadableStack
from modules.ssh_keys import SshKey, public_key
from snowform.ec2.instances import SMALLEST_VOLUME, Architecture, check_type
from snowform.settings import SettingsError, at
from stacks.network import make_network
from stacks.parts import REGION, FirewallSettings, check_image, find_image, make_firewall, use_aws

IMAGES_GO = (
    "NixOS takes an image away some months after it published it, and from then on the group cannot start a "
    "machine; leave follow_images on, or use an own_image"
)
NO_WAY_OUT = (
    "the machines are in private subnets without NAT, so over IPv4 their user data can fetch nothing; set "
    'network.nat to "single" or "per-zone", or use an image that has everything'
)


@dataclass(frozen=True)
class NixosFleetSettings:
    """A fleet of NixOS machines, in a network of its own."""

    region: str = field(metadata=REGION)
    """The AWS region."""
    instance_type: str = field(metadata={"formerly": "type"})
    """The EC2 instance type, such as t3.small; it has to fit the architecture."""
    size: SizeSettings
    release: str | None = None
    """The NixOS release whose newest image is used, such as 26.05; or else own_image."""
    own_image: str | None = None
    """The name of an image of the own account, such as web-*, whose newest is used instead."""
    follow_images: bool = True
    """Replace the machines when an apply finds a newer image; NixOS publishes one every week."""
    architecture: Architecture = "x86_64"
    """The processors of the machines."""
    user_data: str | None = None
    """A file with the machines' configuration.nix, or with a script that starts with #!."""
    volume_size: int = field(default=SMALLEST_VOLUME, metadata={"minimum": SMALLEST_VOLUME})
    """The root volume of each, in GiB."""
    ssh_key: str | None = None
    """A public SSH key for root: its text, or the path of its .pub file."""
    ssm: bool = True
    """Let Session Manager reach the machines."""
    policy_arns: tuple[str, ...] = field(
        default=(), metadata={"pattern": POLICY_ARN, "wanted": "the ARN of an IAM policy"}
    )
    """IAM policies: what the machines may do in AWS."""
    monitoring: bool = False
    """CPU load every minute instead of every five, which costs."""
    scaling: ScalingSettings | None = None
    """What the number of machines follows; without it, nothing changes the number but you."""
    rollout: RolloutSettings = field(default_factory=RolloutSettings)
    load_balancer: LoadBalancerSettings | None = field(default=None, metadata={"formerly": "balancer"})
    """A load balancer before the machines; {} for one with the defaults."""
    network: NetworkSettings = field(default_factory=NetworkSettings)
    firewall: FirewallSettings = field(default_factory=FirewallSettings)
    project: str = "snowform"
    """The value of the tag Project on everything."""

    def __post_init__(self) -> None:
        check_image(self.release, self.own_image)
        with at("instance_type"):
            check_type(self.instance_type, self.architecture)
        if self.user_data:
            with at("user_data"):
                user_data.read(self.user_data)
        if self.ssh_key:
            with at("ssh_key"):
                public_key(self.ssh_key)
        if self.scaling:
            with at("scaling"):
                check_target(
                    self.scaling.metric,
                    self.scaling.target_value,
                    load_balanced=self.load_balancer is not None,
                )
        if self.load_balancer:
            self._check_load_balancer(self.load_balancer)

    def _check_load_balancer(self, load_balancer: LoadBalancerSettings) -> None:
        with at("network.availability_zones"):
            check_zones(len(self.network.availability_zones))
        if load_balancer.certificate_arn:
            with at("load_balancer.certificate_arn"):
                check_certificate(load_balancer.certificate_arn, self.region)
        if self.firewall.tcp_ports:
            raise SettingsError(
                "open to everyone, past the load balancer",
                where="firewall.tcp_ports",
                hint="leave them out; the load balancer reaches load_balancer.port",
            )


class NixosFleet(ReadableStack):
    """Network, firewall, the NixOS image, the machines' role and group, and the load balancer before them."""

    def __init__(self, scope: Construct, id: str, settings: NixosFleetSettings) -> None:
        super().__init__(scope, id)
        tags = {"Project": settings.project, "Stack": id}
        use_aws(self, region=settings.region, project=settings.project)
        network = make_network(self, name=id, region=settings.region, settings=settings.network)
        firewall = make_firewall(
            self,
            name=id,
            vpc_id=network.vpc_id,
            settings=settings.firewall,
            ipv6=settings.network.ipv6,
        )
        wanted = settings.load_balancer
        load_balancer = (
            self._load_balancer(wanted, settings, network, firewall.security_group_id) if wanted else None
        )
        # IAM knows no regions, and the same stack may be in several.
        profile = InstanceProfile(
            self,
            "profile",
            name=f"{id}-{settings.region}",
            policy_arns=settings.policy_arns,
            ssm=settings.ssm,
        )
        fleet = Fleet(
            self,
            "fleet",
            name=id,
            machine=MachineProperties(
                image_id=find_image(
                    self,
                    "nixos",
                    release=settings.release,
                    own_image=settings.own_image,
                    architecture=settings.architecture,
                ),
                architecture=settings.architecture,
                instance_type=settings.instance_type,
                security_group_ids=[firewall.security_group_id],
                associate_public_ip_address=not network.private_subnet_ids,
                follow_images=settings.follow_images,
                key_name=SshKey(self, "key", name=id, key=settings.ssh_key).key_name
                if settings.ssh_key
                else None,
                volume_size=settings.volume_size,
                user_data=user_data.read(settings.user_data) if settings.user_data else None,
                iam_instance_profile=profile.profile_name,
                ipv6=settings.network.ipv6,
            ),
            subnet_ids=list((network.private_subnet_ids or network.public_subnet_ids).values()),
            size=settings.size,
            rollout=settings.rollout,
            scaling=settings.scaling,
            load_balancer=load_balancer,
            wait_until_healthy=wanted.wait_until_healthy if wanted else False,
            monitoring=settings.monitoring,
            tags=tags,
            depends_on=[*network.routes, *firewall.egress],
        )
        self._warn(settings)
        self._outputs(fleet, load_balancer)

    def _load_balancer(
        self,
        wanted: LoadBalancerSettings,
        settings: NixosFleetSettings,
        network: Network,
        instance_security_group_id: str,
    ) -> LoadBalancer:
        inside = wanted.internal
        subnets = (
            network.private_subnet_ids if inside and network.private_subnet_ids else network.public_subnet_ids
        )
        return LoadBalancer(
            self,
            "balancer",
            name=self.node.id,
            vpc_id=network.vpc_id,
            subnet_ids=list(subnets.values()),
            instance_security_group_id=instance_security_group_id,
            settings=replace(wanted, sources=wanted.sources or ((settings.network.cidr,) if inside else ())),
            ipv6=settings.network.ipv6 and not inside,
            # AWS refuses a public load balancer in a VPC without an internet gateway.
            depends_on=network.public_routes,
        )

    def _warn(self, settings: NixosFleetSettings) -> None:
        if settings.release and not settings.follow_images:
            Annotations.of(self).add_warning(IMAGES_GO)
        stuck = settings.network.private and settings.network.nat == "none" and not settings.network.ipv6
        if settings.user_data and stuck:
            Annotations.of(self).add_warning(NO_WAY_OUT)

    def _outputs(self, fleet: Fleet, load_balancer: LoadBalancer | None) -> None:
        TerraformOutput(
            self,
            "group_name",
            description="The name of the auto scaling group",
            value=fleet.autoscaling_group_name,
        )
        TerraformOutput(
            self, "template_id", description="The id of the launch template", value=fleet.template_id
        )
        if load_balancer:
            TerraformOutput(
                self, "dns_name", description="The balancer's name in DNS", value=load_balancer.dns_name
            )
            TerraformOutput(self, "url", description="Where the fleet answers", value=load_balancer.url)
