"""People, their keys, and a machine that is provisioned over SSH."""

from dataclasses import dataclass

from cdktf import App, Fn, TerraformSelf
from constructs import Construct

from snowform import NamedStack, Provider, Resource
from snowform.aws import AwsProvider, Instance, KeyPair


@dataclass(frozen=True)
class User:
    """Who may log in; without a key, nowhere."""

    name: str
    public_key: str | None = None


ADMINS = (
    User("ada", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC2ta3CFjrQnWXJxTcVQKrBCAgjrnwTgTbvbnpRkHLTC ada"),
    User("grace", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPVIWSdvVLKMmYxqBcyVYkVQiXbmtnXN9YvnMTmGHtK grace"),
    User("linus"),
)
PRIVATE_KEY_FILE = "/run/keys/provisioning"


class Builder(NamedStack):
    """A machine that builds, and what is run on it once."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, required_providers={})
        AwsProvider(self, "aws", region="eu-central-1")
        Provider(self, "null", "null")
        keys = {
            user.name: KeyPair(self, user.name, key_name=user.name, public_key=user.public_key)
            for user in ADMINS
            if user.public_key
        }
        address = TerraformSelf.get_string("public_ip")
        builder = Instance(
            self,
            "builder",
            ami="ami-0123456789abcdef0",
            instance_type="c7g.large",
            key_name=keys["ada"].key_name,
            connection={
                "type": "ssh",
                "user": "root",
                "host": address,
                "private_key": Fn.file(PRIVATE_KEY_FILE),
                "timeout": "2m",
            },
            provisioner=[
                {
                    "file": {
                        "content": "\n".join(user.public_key for user in ADMINS if user.public_key),
                        "destination": "/etc/ssh/authorized_keys.d/root",
                    }
                },
                {"remote-exec": {"inline": ["nixos-rebuild switch", "systemctl --failed"]}},
                {
                    "local-exec": {
                        "when": "destroy",
                        "command": f"ssh-keygen -R {address}",
                        "on_failure": "continue",
                    }
                },
            ],
        )
        Resource(
            self,
            "deploy",
            "null_resource",
            triggers={"machine": builder.id},
            provisioner={
                "local-exec": {"command": "./deploy.sh", "environment": {"TARGET": builder.public_ip}}
            },
        )


app = App()
Builder(app, "builder")
app.synth()
