"""Read `.terraform.lock.hcl`: which providers are in use, those that only nested modules need included.

https://opentofu.org/docs/language/files/dependency-lock/
"""

from __future__ import annotations

from ..errors import UsageError
from ..hcl.bodies import Block, HclError, parse_body
from ..hcl.values import literal_of

DEPENDENCY_LOCK = ".terraform.lock.hcl"


def locked_providers(text: str) -> tuple[tuple[str, str], ...]:
    """Source ("HOST/NAMESPACE/TYPE") and version of each; the version is empty where none is given.

    UsageError where the text is no HCL.
    """
    try:
        return tuple(
            (block.labels[0], _version(block))
            for block in parse_body(text).blocks()
            if block.type == "provider" and block.labels
        )
    except HclError as error:
        raise UsageError(f"cannot be read: {error}", where=DEPENDENCY_LOCK) from error


def _version(block: Block) -> str:
    return next(
        (literal_of(argument) or "" for argument in block.body.arguments() if argument.name == "version"), ""
    )
