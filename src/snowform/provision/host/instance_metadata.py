"""Ask EC2's metadata service what it says of this instance.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html (version 2, with a token)
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from ..records import dataclass

ADDRESS = "http://169.254.169.254"
# In seconds, for each step of a request. It is the same host that answers, or nobody does.
PATIENCE = 1.0
_LONGEST = 4096


class Silent(Exception):
    """The metadata service does not answer, or not as one does."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata service at an address. No proxy is asked in its place.

    It gets `patience` seconds for each step of a request.
    """

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
        # With TLS, which is not needed here, it takes longer to load than the answer to come.
        import http.client

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
