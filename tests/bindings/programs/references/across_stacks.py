"""References between stacks: texts, numbers, lists, blocks, maps, whole resources."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.integer import Integer
from cdktf_cdktf_provider_random.provider import RandomProvider
from cdktf_cdktf_provider_random.shuffle import Shuffle

app = App()
first, second = TerraformStack(app, "first"), TerraformStack(app, "second")
for stack in (first, second):
    RandomProvider(stack, "random")
    DockerProvider(stack, "docker")
number = Integer(first, "number", min=1, max=2)
shuffle = Shuffle(first, "shuffle", input=["a"])
network = DataDockerNetwork(first, "network", name="n")
container = Container(first, "container", image="i", name="n", ports=[{"internal": 1}])
Container(
    second,
    "container",
    image=f"i:{number.id}",
    name=network.ipam_config.get(0).subnet,
    memory=number.result,
    command=shuffle.result,
    env=container.env,
    ports=[{"internal": 80, "external": container.ports.get(0).external}],
)
TerraformOutput(second, "list", value=container.network_data)
TerraformOutput(second, "map", value=network.options)
TerraformOutput(second, "key", value=network.options.lookup("a"))
TerraformOutput(second, "whole", value=number)
app.synth()
