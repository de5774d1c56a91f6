"""What EC2 refuses of tags. How many there may be of a resource, moto counts itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from snowform.local.gaps.registry import around, gap, target

# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
LONGEST_KEY, LONGEST_VALUE, MOST = 128, 256, 50
MAKES = ("allocate_", "copy_", "create_", "import_", "register_", "request_", "run_")


@gap("a tag whose key has more than 128 characters, or its value more than 256, is given, which AWS refuses")
def refused_tags() -> None:
    """The tags of a request to EC2 are no longer than they may be, and none has the prefix of AWS' own."""
    every = target("ec2.responses", "EC2Response")
    refusal = target("ec2.exceptions", "EC2ClientError")

    def checked(original: Callable[..., Any], self: Any) -> Any:
        given = [*_listed(self._get_param("Tags"))]
        for name in ("TagSpecification", "TagSpecifications"):
            for specification in _listed(self._get_param(name)):
                given += _listed(specification.get("Tags"))
        if problem := _problem(given):
            raise refusal("InvalidParameterValue", problem)
        return original(self)

    for name in dir(every):
        if name.startswith(MAKES) and callable(getattr(every, name)):
            around(every, name)(checked)


@gap("a bucket with more than 50 tags, or with longer ones than there may be, is made, which AWS refuses")
def refused_bucket_tags() -> None:
    """The tags of a bucket are as many and as long as S3 takes."""
    backend = target("s3.models", "S3Backend")
    refusal = target("s3.exceptions", "S3ClientError")

    @around(backend, "put_bucket_tagging")
    def put_bucket_tagging(
        original: Callable[..., Any], self: Any, bucket_name: str, tags: dict[str, str]
    ) -> Any:
        if len(tags) > MOST:
            raise refusal("BadRequest", f"Bucket tag count cannot be greater than {MOST}")
        for key, value in tags.items():
            if len(key) > LONGEST_KEY:
                raise refusal("InvalidTag", "The TagKey you have provided is invalid")
            if len(value or "") > LONGEST_VALUE:
                raise refusal("InvalidTag", "The TagValue you have provided is invalid")
        return original(self, bucket_name, tags)


def _listed(value: Any) -> list[Mapping[str, Any]]:
    """The elements of a list of a request that are structures."""
    return [element for element in value if isinstance(element, Mapping)] if isinstance(value, list) else []


def _problem(tags: Iterable[Mapping[str, Any]]) -> str:
    """What EC2 says to the first tag that it refuses; empty where it takes them all."""
    for tag in tags:
        key, value = str(tag.get("Key") or ""), str(tag.get("Value") or "")
        if len(key) > LONGEST_KEY:
            return f"Tag key exceeds the maximum length of {LONGEST_KEY} characters"
        if len(value) > LONGEST_VALUE:
            return f"Tag value exceeds the maximum length of {LONGEST_VALUE} characters"
        if key.lower().startswith("aws:"):
            return "Tag keys starting with 'aws:' are reserved for internal use"
    return ""
