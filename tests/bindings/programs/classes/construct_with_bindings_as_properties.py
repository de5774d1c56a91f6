"""A construct that takes bindings and structs as typed arguments, as libraries do."""

from __future__ import annotations

from dataclasses import dataclass, field

from constructs import Construct
from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerHealthcheck, ContainerPorts
from cdktf_cdktf_provider_docker.image import Image
from cdktf_cdktf_provider_docker.network import Network
from cdktf_cdktf_provider_docker.provider import DockerProvider


@dataclass
class ServiceProps:
    image: Image
    network: Network | None = None
    ports: list[ContainerPorts] = field(default_factory=list)
    check: ContainerHealthcheck | None = None


class Service(Construct):
    def __init__(self, scope: Construct, id: str, props: ServiceProps) -> None:
        super().__init__(scope, id)
        networks = [{"name": props.network.name, "aliases": [id]}] if props.network else None
        self.container = Container(
            self,
            "container",
            name=id,
            image=props.image.image_id,
            networks_advanced=networks,
            ports=props.ports or None,
            healthcheck=props.check,
        )

    @property
    def address(self) -> str:
        return f"{self.container.network_data.get(0).ip_address}:{self.container.ports.get(0).external}"


app = App()
stack = TerraformStack(app, "library")
DockerProvider(stack, "docker")
image = Image(stack, "image", name="nginx:latest", keep_locally=False)
network = Network(stack, "network", name="net")
web = Service(stack, "web", ServiceProps(image, network, [ContainerPorts(internal=80, external=8000)]))
Service(stack, "worker", ServiceProps(image, check=ContainerHealthcheck(test=["CMD", "true"])))
TerraformOutput(stack, "address", value=web.address)
app.synth()
