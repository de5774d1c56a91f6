"""A security group whose rules are resources of their own. Never opens SSH to everyone by accident."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence

from cdktf import ITerraformDependable
from constructs import Construct

from snowform.aws.security_group import SecurityGroup
from snowform.aws.vpc_security_group_egress_rule import VpcSecurityGroupEgressRule
from snowform.aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule
from snowform.errors import SnowformError

SSH = 22
ANYONE = "anyone on the internet"
IPV4, IPV6 = "0.0.0.0/0", "::/0"
# A source wider than this is a good part of the internet, whatever it was meant to be.
WIDEST = {4: 8, 6: 16}


class FirewallError(SnowformError):
    """A rule that cannot be, or that opens more than was said in words."""


class Firewall(Construct):
    """A security group: SSH from `ssh_from`, `tcp_ports` and `udp_ports` from anywhere, everything out.

    `ssh_from` holds networks, or the words `anyone on the internet` (ANYONE). With `ipv6`, what is open to
    IPv4 is open to IPv6 too. Until the `egress` rules are made, nothing gets out.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        vpc_id: str,
        ssh_from: Sequence[str] = (),
        tcp_ports: Sequence[int] = (),
        udp_ports: Sequence[int] = (),
        ipv6: bool = False,
    ) -> None:
        super().__init__(scope, id)
        sources = ssh_sources(ssh_from, ipv6=ipv6, where=self.node.path)
        check_ports(tcp_ports, where=self.node.path)
        self.security_group = SecurityGroup(
            self,
            "Default",
            # A group in use cannot be deleted: its successor has to be there first, under another name.
            name_prefix=f"{name}-",
            description=f"What may reach {name}",
            vpc_id=vpc_id,
            tags={"Name": name},
            lifecycle={"create_before_destroy": True},
        )
        self.security_group_id: str = self.security_group.id
        self._everywhere = [IPV4, IPV6] if ipv6 else [IPV4]
        for source in sources:
            self._allow_in("ssh", "tcp", SSH, source)
        for port in dict.fromkeys(tcp_ports):
            self._open("tcp", port)
        for port in dict.fromkeys(udp_ports):
            self._open("udp", port)
        self.egress: list[ITerraformDependable] = [
            VpcSecurityGroupEgressRule(
                self,
                f"all-to-{_word(network)}",
                security_group_id=self.security_group.id,
                description="Everything out",
                ip_protocol="-1",
                cidr_ipv4=None if _is_ipv6(network) else network,
                cidr_ipv6=network if _is_ipv6(network) else None,
            )
            for network in self._everywhere
        ]

    def _open(self, protocol: str, port: int) -> None:
        for network in self._everywhere:
            self._allow_in(f"{protocol}-{port}", protocol, port, network)

    def _allow_in(self, what: str, protocol: str, port: int, network: str) -> None:
        VpcSecurityGroupIngressRule(
            self,
            f"{what}-from-{_word(network)}",
            security_group_id=self.security_group.id,
            description="SSH" if what == "ssh" else f"{protocol.upper()} port {port}",
            ip_protocol=protocol,
            from_port=port,
            to_port=port,
            cidr_ipv4=None if _is_ipv6(network) else network,
            cidr_ipv6=network if _is_ipv6(network) else None,
        )


def ssh_sources(ssh_from: Sequence[str], *, ipv6: bool, where: str = "") -> list[str]:
    """The networks that SSH is open to, as AWS has them. Raises FirewallError for one too wide or none."""
    sources: list[str] = []
    for source in ssh_from:
        if source == ANYONE:
            sources += [IPV4, IPV6] if ipv6 else [IPV4]
            continue
        try:
            network = ipaddress.ip_network(source)
        except ValueError as error:
            raise FirewallError(
                f"SSH from {source!r}: {error}", where=where, hint="give a network such as 203.0.113.0/24"
            ) from error
        if network.prefixlen < WIDEST[network.version]:
            raise FirewallError(
                f"SSH from {source} would be open to the internet", where=where, hint=f'if so, say "{ANYONE}"'
            )
        sources.append(str(network))
    return list(dict.fromkeys(sources))


def check_ports(tcp_ports: Sequence[int], *, where: str = "") -> None:
    """Raises FirewallError where SSH's port is among those that are open to everyone."""
    if SSH in tcp_ports:
        raise FirewallError(
            f"TCP port {SSH} is SSH, not a port to open to everyone", where=where, hint="use ssh_from"
        )


def _is_ipv6(network: str) -> bool:
    return ":" in network


def _word(network: str) -> str:
    """The network as a part of a construct's id."""
    words = {IPV4: "ipv4", IPV6: "ipv6"}
    return words.get(network) or re.sub(r"[.:/]", "-", network)
