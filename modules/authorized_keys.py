"""Let several people log in: EC2 gives a machine one key, so user data carries the keys of them all.

NixOS' image copies EC2's key into root's authorized_keys at the first boot and never looks at it again
(nixpkgs, nixos/modules/virtualisation/ec2-data.nix), while user data is applied at every boot. So who is
taken out of the user data is out after the next one.
"""

from __future__ import annotations

from collections.abc import Sequence

from modules import user_data

_SCRIPT = "#!/usr/bin/env bash\n"


def with_keys(text: str | None, keys: Sequence[str], *, where: str = "") -> str | None:
    """User data that does what `text` does and lets the public `keys` log in as root.

    To a configuration.nix the keys are added beside its own; a script, or a machine without user data, writes
    ~root/.ssh/authorized_keys anew at each boot. A single key is left to EC2, and the text comes back as it
    is. Raises UserDataError where the whole is more than EC2 takes.
    """
    if len(keys) < 2:
        return text
    if text is None or text.startswith("#!"):
        first, _, rest = (text or _SCRIPT).partition("\n")
        whole = f"{first}\n{_writing(keys)}{rest}"
    else:
        whole = _configuration(text, keys)
    return user_data.check(whole, where=where)


def _configuration(text: str, keys: Sequence[str]) -> str:
    listed = "".join(f"        {user_data.nix_string(key)}\n" for key in keys)
    allowed = f"    {{\n      users.users.root.openssh.authorizedKeys.keys = [\n{listed}      ];\n    }}\n"
    return user_data.with_imports(text, [allowed])


def _writing(keys: Sequence[str]) -> str:
    listed = "".join(f"{key}\n" for key in keys)
    return (
        "# Everyone who may log in; this is written anew at each boot.\n"
        f"(umask 077; mkdir -p ~root/.ssh; cat > ~root/.ssh/authorized_keys) <<'KEYS'\n{listed}KEYS\n"
    )
