"""A hosted zone of Route 53, looked up or made, and the records of machines in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from constructs import Construct

from snowform.aws.data_aws_route53_zone import DataAwsRoute53Zone
from snowform.aws.route53_record import Route53Record
from snowform.aws.route53_zone import Route53Zone
from snowform.aws.route53_zone_association import Route53ZoneAssociation
from snowform.errors import SnowformError

DOMAIN = {
    "pattern": r"^([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z]$",
    "wanted": "a domain such as example.org",
}
RECORD = {
    "pattern": r"^(\*\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*$",
    "wanted": "a name such as web or web.example.org",
}
ZONE_ID = {"pattern": "^Z[A-Z0-9]+$", "wanted": "the id of a hosted zone, such as Z0123456789ABC"}


class DnsError(SnowformError):
    """A hosted zone that is not said in one way."""


@dataclass(frozen=True)
class HostedZoneSettings:
    """The hosted zone of the machines' names: one that is there, by id or name, or a private one to make."""

    zone_id: str | None = field(default=None, metadata={**ZONE_ID, "formerly": "id"})
    """The id of a zone that is there."""
    name: str | None = field(default=None, metadata=DOMAIN)
    """The zone's domain, by which it is looked up or made."""
    private_zone: bool = field(default=False, metadata={"formerly": "private"})
    """A private zone, which answers inside the VPC alone, and with private addresses."""
    create: bool = False
    """Make the zone; private ones only, since a public one is nothing until its domain is delegated to it."""
    ttl: int = field(default=300, metadata={"minimum": 1, "maximum": 172_800})
    """How many seconds an answer may be kept."""

    def __post_init__(self) -> None:
        if (self.zone_id is None) == (self.name is None):
            raise DnsError(
                "neither zone_id nor name is set"
                if self.zone_id is None
                else "both zone_id and name are set",
                hint="give the zone's id, such as Z0123456789ABC, or its name, such as example.org",
            )
        if self.create and not (self.private_zone and self.name):
            raise DnsError(
                "only a private zone with a name can be made",
                where="create",
                hint="set private_zone and name",
            )


class HostedZone(Construct):
    """The zone that the settings name: `zone_id`. A private one answers in the VPC from then on."""

    def __init__(self, scope: Construct, id: str, *, vpc_id: str, settings: HostedZoneSettings) -> None:
        super().__init__(scope, id)
        self.zone_id: str = settings.zone_id or self._by_name(settings.name or "", settings, vpc_id)
        if settings.private_zone and not settings.create:
            Route53ZoneAssociation(self, "association", zone_id=self.zone_id, vpc_id=vpc_id)

    def _by_name(self, name: str, settings: HostedZoneSettings, vpc_id: str) -> str:
        if settings.create:
            return Route53Zone(self, "Default", name=name, vpc=[{"vpc_id": vpc_id}]).zone_id
        return DataAwsRoute53Zone(
            self, "Default", name=name, private_zone=settings.private_zone or None
        ).zone_id


class AddressRecords(Construct):
    """An A record, and an AAAA record where there is an IPv6 address: `name` is the full name in DNS.

    A name without the zone's domain is taken to be inside it.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        zone_id: str,
        name: str,
        ipv4: str,
        ipv6: str | None = None,
        ttl: int = 300,
    ) -> None:
        super().__init__(scope, id)
        record = Route53Record(self, "a", zone_id=zone_id, name=name, type="A", ttl=ttl, records=[ipv4])
        if ipv6:
            Route53Record(self, "aaaa", zone_id=zone_id, name=name, type="AAAA", ttl=ttl, records=[ipv6])
        self.name: str = record.fqdn
