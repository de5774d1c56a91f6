"""The bucket from which EC2 imports disk images."""

from __future__ import annotations

from constructs import Construct

from modules.private_bucket import PrivateBucket

# An upload that has not ended in this time never will; what was replaced can be fetched back for that time.
UPLOAD_DAYS, REPLACED_DAYS = 7, 30


class ImageBucket(PrivateBucket):
    """A private bucket for images, named as a PrivateBucket is.

    The current version of an object stays, for the configuration knows it; versions that were replaced by
    hand, and uploads that broke off, expire. `force_destroy` lets a destroy take along what others have put
    into it.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        bucket_prefix: str,
        bucket: str | None = None,
        force_destroy: bool = False,
    ) -> None:
        super().__init__(
            scope,
            id,
            bucket=bucket,
            bucket_prefix=bucket_prefix,
            force_destroy=force_destroy,
            lifecycle_rules=[
                {
                    "id": "replaced-images",
                    "status": "Enabled",
                    "filter": {},
                    "noncurrent_version_expiration": {"noncurrent_days": REPLACED_DAYS},
                    "expiration": {"expired_object_delete_marker": True},
                },
                {
                    "id": "broken-uploads",
                    "status": "Enabled",
                    "filter": {},
                    "abort_incomplete_multipart_upload": {"days_after_initiation": UPLOAD_DAYS},
                },
            ],
        )
