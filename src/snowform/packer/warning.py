"""What may go wrong with an image that can be made, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from snowform.ec2.instances import SMALLEST_VOLUME, memory_of
from snowform.packer.recipe import Recipe


def warnings(recipe: Recipe) -> Iterator[str]:
    """About the machine that the image is made on, and those that are to start from it."""
    source = recipe.source
    if (memory := memory_of(source.instance_type)) is not None:
        yield (
            f"{source.instance_type} has {memory} GiB of memory, where nixos-rebuild is likely to be killed; "
            "--instance-type changes only the machine that the image is made on"
        )
    if source.volume_size < SMALLEST_VOLUME:
        yield (
            f"a rebuild hardly fits into a root volume of {source.volume_size} GiB; "
            f"give --volume-size {SMALLEST_VOLUME} or more"
        )
    for machine in source.machines:
        size = machine.volume_size(source.values)
        if size is not None and size < source.volume_size:
            yield (
                f"{machine.address}: its root volume of {size} GiB is smaller than the image's "
                f"{source.volume_size} GiB, so it will not start from the image"
            )
