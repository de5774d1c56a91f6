"""The stacks that a project can begin with: where they lie, and what their program calls them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A stack of Snowform's own. `title` says what it deploys, `has_machines` whether SSH is about it.

    `files` belong to it besides what it imports and what its settings name. `is_own` is a stack that its user
    goes on writing: its file and its classes are called as the stack is. `before` is the command that makes
    what its settings name and no project comes with.
    """

    name: str
    title: str
    module: str
    stack: str
    settings: str
    default_name: str
    has_machines: bool = True
    files: tuple[str, ...] = ()
    is_own: bool = False
    before: str = ""


_ALL = (
    Kind(
        name="nixos-host",
        title="NixOS machines in a network of their own",
        module="nixos_host",
        stack="NixosHost",
        settings="NixosHostSettings",
        default_name="nixos-host",
    ),
    Kind(
        name="nixos-servers",
        title="machines of several kinds, in public and private subnets, with data volumes",
        module="nixos_servers",
        stack="NixosServers",
        settings="NixosServersSettings",
        default_name="nixos-servers",
    ),
    Kind(
        name="nixos-fleet",
        title="as many machines that are alike as there is work, behind a load balancer",
        module="nixos_fleet",
        stack="NixosFleet",
        settings="NixosFleetSettings",
        default_name="nixos-fleet",
    ),
    Kind(
        name="nixos-image",
        title="machine images of what Nix builds",
        module="nixos_image",
        stack="NixosImages",
        settings="NixosImageSettings",
        default_name="nixos-image",
        has_machines=False,
        files=("stacks/image.nix",),
        before="snowform image --build",
    ),
    Kind(
        name="state-bucket",
        title="a bucket for the states of a team",
        module="state_bucket",
        stack="SharedStates",
        settings="StateBucketSettings",
        default_name="state-bucket",
        has_machines=False,
        files=("stacks/state.py",),
    ),
    Kind(
        name="empty",
        title="nothing yet but the provider",
        module="empty_stack",
        stack="EmptyStack",
        settings="EmptyStackSettings",
        default_name="infra",
        has_machines=False,
        is_own=True,
    ),
)
KINDS = {kind.name: kind for kind in _ALL}
# The one that the program of Snowform's own project makes.
EXAMPLE = KINDS["nixos-host"]
