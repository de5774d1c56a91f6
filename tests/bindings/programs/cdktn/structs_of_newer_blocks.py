"""Blocks that the newer provider has."""
# only: cdktn

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerDeviceRequests
from cdktf_cdktf_provider_docker.data_docker_containers import DataDockerContainers
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "newer")
DockerProvider(stack, "docker")
made = Container(
    stack,
    "c",
    image="i",
    name="n",
    device_requests=[ContainerDeviceRequests(driver="d", capabilities=["gpu"]), {"deviceIds": ["0"]}],
    networks_advanced=[{"name": "n", "gwPriority": 1}],
    timeouts={"create": "1m"},
)
listed = DataDockerContainers(stack, "all")
TerraformOutput(stack, "first", value=listed.containers.get(0))
print(made.device_requests_input)
app.synth()
