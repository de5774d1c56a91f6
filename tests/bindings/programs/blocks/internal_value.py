"""`internal_value` of a block, read and set."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerCapabilities
from cdktf_cdktf_provider_docker.network import Network
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "internal")
DockerProvider(stack, "docker")
made = Container(stack, "container", image="i", name="n", capabilities={"add": ["A"]}, ports=[{"internal": 1}])
print(made.capabilities.internal_value, made.ports.internal_value, made.labels.internal_value)
made.capabilities.internal_value = ContainerCapabilities(drop=["B"])
made.ports.internal_value = [{"internal": 2}]
print(made.capabilities.internal_value, made.ports.internal_value)
network = Network(stack, "network", name="n", labels=[{"label": "a", "value": "b"}])
network.labels.internal_value = None
print(network.labels_input)
app.synth()
