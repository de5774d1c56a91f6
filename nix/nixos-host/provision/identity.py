"""Ask EC2's metadata service which instance this is, and what manages it: on EC2 alone, where it counts.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html (version 2, with a token)
"""

from __future__ import annotations

import http.client
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from .plan.changes import Plan
from .plan.machine import INSTANCES, KEEPERS, Machine, is_ec2, is_id, own_instance_id, read_file

ADDRESS = "http://169.254.169.254"
# In seconds, for each step of a request. It is the same host that answers, or nobody does.
PATIENCE = 1.0
_LONGEST = 4096

# Tags that AWS gives to instances which something else manages.
_TAGS = (
    "aws:autoscaling:groupName",
    "aws:ec2:fleet-id",
    "aws:ec2spot:fleet-request-id",
    "aws:cloudformation:stack-id",
    "aws:elasticmapreduce:job-flow-id",
    "aws:cloud9:environment",
)


class Silent(Exception):
    """The metadata service does not answer, or not as one does."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata service at an address. No proxy is asked in its place."""

    address: str = ADDRESS
    patience: float = PATIENCE

    def token(self) -> str:
        """What every question needs; Silent where there is none."""
        seconds = {"X-aws-ec2-metadata-token-ttl-seconds": "60"}
        said = self._ask("PUT", "/latest/api/token", seconds)
        if said is None:
            raise Silent
        return said

    def get(self, token: str, name: str) -> str | None:
        """One item below `meta-data/`; None where the instance has no such item."""
        return self._ask("GET", f"/latest/meta-data/{name}", {"X-aws-ec2-metadata-token": token})

    def _ask(self, method: str, path: str, headers: Mapping[str, str]) -> str | None:
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=self.patience)
        try:
            connection.request(method, path, headers=dict(headers))
            answer = connection.getresponse()
            text = answer.read(_LONGEST).decode("ascii", errors="replace").strip()
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Silent from error
        finally:
            connection.close()
        if answer.status == http.HTTPStatus.NOT_FOUND:
            return None
        if answer.status != http.HTTPStatus.OK:
            raise Silent
        return text


def identify(
    plan: Plan,
    *,
    read: Callable[[str], str] = read_file,
    environment: Mapping[str, str] | None = None,
    metadata: Metadata | None = None,
) -> Machine:
    """This machine, as far as it must be known to judge the plan.

    The metadata service is asked where this is an EC2 instance, the plan does something to instances or to
    what manages them, and the files do not tell enough; not where AWS_EC2_METADATA_DISABLED forbids it.
    AWS_EC2_METADATA_SERVICE_ENDPOINT tells its address, as it does to AWS's own programs.
    """
    given = os.environ if environment is None else environment
    here = Machine(own_instance_id(read))
    here = replace(here, ec2=bool(here.id) or is_ec2(read))
    touched = {change.type for change in plan.effective}
    wanted = bool(touched & KEEPERS.keys()) or (not here.id and bool(touched & INSTANCES.keys()))
    if not (here.ec2 and wanted) or given.get("AWS_EC2_METADATA_DISABLED", "").lower() == "true":
        return here
    asked = metadata or Metadata(given.get("AWS_EC2_METADATA_SERVICE_ENDPOINT") or ADDRESS)
    try:
        return _completed(here, asked)
    except Silent:
        return here


def _completed(here: Machine, metadata: Metadata) -> Machine:
    token = metadata.token()
    if not here.id:
        said = metadata.get(token, "instance-id") or ""
        here = replace(here, id=said if is_id(said) else "")
    listed = metadata.get(token, "tags/instance")
    if listed is not None:
        names = set(listed.split()) & set(_TAGS)
        keepers = frozenset(metadata.get(token, f"tags/instance/{name}") or "" for name in names) - {""}
        return replace(here, keepers=keepers, groups_known=True, others_known=True)
    # Instances of a group have this item, also where they may not read their tags:
    # https://docs.aws.amazon.com/autoscaling/ec2/userguide/retrieving-target-lifecycle-state-through-imds.html
    alone = metadata.get(token, "autoscaling/target-lifecycle-state") is None
    return replace(here, groups_known=alone)
