"""Stacks that are contributed to, and what comes of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cdktf import TerraformStack

from snowform.aws import AwsProvider, S3Bucket
from snowform.errors import SnowformError
from tests.synthesis import synthesize


def bucket_of(build: Callable[[S3Bucket], object], **arguments: Any) -> dict[str, Any]:
    """The bucket "b" in the configuration, after `build` has contributed to it."""
    return resource("aws_s3_bucket", "b", lambda stack: build(S3Bucket(stack, "b", **arguments)))


def resource(kind: str, name: str, build: Callable[[Any], object]) -> dict[str, Any]:
    found: dict[str, Any] = configuration(build)["resource"][kind][name]
    return found


def configuration(build: Callable[[Any], object], kind: Any = TerraformStack) -> dict[str, Any]:
    """What is written of a stack with a provider for AWS, without that."""

    def with_provider(stack: Any) -> None:
        AwsProvider(stack, "aws")
        build(stack)

    document = synthesize(with_provider, kind)
    return {
        section: content for section, content in document.items() if section not in {"provider", "terraform"}
    }


def line_of(build: Callable[..., object], text: str) -> str:
    """The place of the line of a function in which a text stands."""
    lines, first = inspect.getsourcelines(build)
    number = next(n for n, line in enumerate(lines) if text in line)
    file = inspect.getfile(build).removeprefix(f"{Path.cwd()}/")
    return f"{file}:{first + number}"


def failure(build: Callable[[Any], object]) -> str:
    """What is said of a stack that cannot be synthesized, on either engine."""
    with pytest.raises((RuntimeError, SnowformError)) as caught:
        configuration(build)
    return str(caught.value)
