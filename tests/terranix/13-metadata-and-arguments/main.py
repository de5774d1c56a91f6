"""Arguments from outside are the context, read once into types; facts for others are beside the JSON."""

from collections.abc import Mapping
from dataclasses import dataclass

from cdktf import App, TerraformOutput
from constructs import Construct

from snowform import NamedStack, meta
from snowform.aws import AwsProvider, Instance
from snowform.settings import load

TYPES = {2: "c7g.large", 4: "c7g.xlarge"}


@dataclass(frozen=True)
class Machine:
    """What one of them has."""

    cpus: int


@dataclass(frozen=True)
class Settings:
    """Where the machines are, and which."""

    region: str
    machines: Mapping[str, Machine]


class Machines(NamedStack):
    """Machines by their names."""

    def __init__(self, scope: Construct, id: str, settings: Settings) -> None:
        super().__init__(scope, id, required_providers={})
        AwsProvider(self, "aws", region=settings.region)
        hosts = {
            name: Instance(
                self,
                name,
                ami="ami-0123456789abcdef0",
                instance_type=TYPES[machine.cpus],
                tags={"Name": name},
            ).private_ip
            for name, machine in settings.machines.items()
        }
        TerraformOutput(self, "hosts", value=hosts)
        meta(self, owner="platform", hosts=sorted(hosts), ports={"web": 443})


app = App()
Machines(app, "machines", load(app, "machines", Settings))
app.synth()
