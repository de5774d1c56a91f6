"""A NixOS machine on AWS that applies stacks: what it needs of their generated modules, and how it gets them.

A module carries the program that guards its applies, and is several times too large for user data. So the
project's archive of `nix/<stack>/`, made with --bundle, goes into a bucket under the name of its content, and
the machine's configuration.nix fetches it by `builtins.fetchTarball`: Nix reads `s3://` with the machine's
own role, holds what it gets against the hash, and keeps it, so that later boots need neither bucket nor role
for it.
"""

from __future__ import annotations

import atexit
import gzip
import io
import shutil
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from cdktf import AssetType, TerraformAsset
from constructs import Construct

from modules import user_data
from modules.instance_profile import InstanceProfile
from modules.private_bucket import policy_of
from snowform.aws.iam_role_policy import IamRolePolicy
from snowform.aws.s3_object import S3Object
from snowform.errors import SnowformError
from snowform.nar import hash_tree
from snowform.nix import writer

MODULE = "default.nix"
# What a module that can be imported by itself has in its folder.
LIBRARY = "snowform"
# What a visit of Python or of OpenTofu may have left in the folder.
_LEFT_OUT = shutil.ignore_patterns("__pycache__", ".terraform", ".git", ".DS_Store")


class ProvisioningHostError(SnowformError):
    """There is no generated module to give to a machine."""


class Fetched(Protocol):
    """A stack's module where a machine finds it; a HostedModule is one."""

    stack: str
    url: str
    """What Nix fetches: s3://, https:// or file:// with an archive that has one folder at its top."""
    hash: str
    """The hash of that folder's content as Nix has it: sha256-…"""


class HostedModule(Construct):
    """The generated module of a stack (`nix/<stack>`, bundled) as an object of a bucket.

    The object's key has the content's hash in it, so a changed module is another object.
    """

    def __init__(self, scope: Construct, id: str, *, folder: str, bucket: str, region: str) -> None:
        super().__init__(scope, id)
        self.stack = Path(folder).name
        if not (Path(folder) / MODULE).is_file():
            raise ProvisioningHostError(
                f"{folder} holds no {MODULE}",
                where=self.node.path,
                hint=f"leave the machine out and run `snowform nixos {self.stack} --bundle` once",
            )
        if (Path(folder) / "stack.json").is_file() and not (Path(folder) / LIBRARY).is_dir():
            raise ProvisioningHostError(
                f"{folder} cannot be imported by itself",
                where=self.node.path,
                hint=f"run `snowform nixos {self.stack} --bundle` once",
            )
        file, self.hash = archive(Path(folder))
        asset = TerraformAsset(self, "archive", path=str(file), type=AssetType.FILE)
        key = f"snowform/{self.stack}-{_readable(self.hash)}.tar.gz"
        self.object = S3Object(
            self,
            "object",
            bucket=bucket,
            key=key,
            source=asset.path,
            content_type="application/gzip",
            # A machine that has not changed over yet still finds the old one.
            lifecycle={"create_before_destroy": True},
        )
        self.url = f"s3://{bucket}/{key}?region={region}"


class ProvisioningRole(Construct):
    """The role of a machine that applies stacks: it may read their modules, and what the policies allow.

    `policy_arns` name what the stacks' own resources need; nothing is given without being named.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        name: str,
        modules: Sequence[HostedModule],
        policy_arns: Sequence[str] = (),
    ) -> None:
        super().__init__(scope, id)
        profile = InstanceProfile(self, "profile", name=name, policy_arns=policy_arns)
        self.policy = IamRolePolicy(
            self,
            "modules",
            name="modules",
            role=profile.role_name,
            policy=policy_of(
                [
                    {
                        "Effect": "Allow",
                        "Action": "s3:GetObject",
                        "Resource": [module.object.arn for module in modules],
                    }
                ]
            ),
        )
        self.profile_name: str = profile.profile_name


def configuration(modules: Sequence[Fetched], machine: str, *, where: str = "") -> str:
    """The user data of a machine: its own configuration, a NixOS module's text, with those of stacks.

    `machine` imports amazon-image.nix, and sets what services.snowform.<stack> offers.
    """
    user_data.check(machine, where=where)
    fetched = (
        f"    # The stack {writer.comment(module.stack)}, as `snowform nixos` made its module.\n"
        "    (builtins.fetchTarball {\n"
        f"      url = {user_data.nix_string(module.url)};\n"
        f"      sha256 = {user_data.nix_string(module.hash)};\n"
        "    })\n"
        for module in modules
    )
    return user_data.check(user_data.with_imports(machine, fetched), where=where)


def archive(folder: Path) -> tuple[Path, str]:
    """A .tar.gz of a folder, gone when the program ends, and the hash by which Nix knows its content.

    The same content gives the same bytes.
    """
    scratch = Path(tempfile.mkdtemp(prefix="snowform-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    copy = scratch / folder.name
    shutil.copytree(folder, copy, symlinks=True, ignore=_LEFT_OUT)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted([copy, *copy.rglob("*")]):
            tar.add(path, path.relative_to(scratch).as_posix(), recursive=False, filter=_plain)
    file = scratch / f"{folder.name}.tar.gz"
    file.write_bytes(gzip.compress(packed.getvalue(), mtime=0))
    return file, hash_tree(copy)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of whoever packs it, nor of when: what Nix looks at is left."""
    executable = member.isdir() or member.mode & 0o100
    member.mode = 0o755 if executable else 0o644
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    return member


def _readable(hash_: str) -> str:
    """Enough of a hash to name a file, without the signs that keys and paths give a meaning."""
    return hash_.removeprefix("sha256-").replace("/", "-").replace("+", "_")[:22]
