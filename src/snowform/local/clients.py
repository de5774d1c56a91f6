"""boto3's clients of the local AWS: endpoint, credentials and region in one place."""

from __future__ import annotations

from typing import Any

# It takes any. AWS_SECRET_ACCESS_KEY is the same.
ACCESS_KEY = "local"


def client(service: str, endpoint: str, region: str, **settings: Any) -> Any:
    """boto3's client of a service ("ec2", "s3") at that endpoint in that region.

    `settings` are further arguments of boto3's own, such as `config`. It comes with the extra `local`.
    """
    # 0.2 s, which only those wait who ask for a client.
    import boto3  # type: ignore[import-untyped]

    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=ACCESS_KEY,
        **settings,
    )
