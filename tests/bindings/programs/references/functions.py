"""Functions over attributes of every kind."""

from cdktf import App, Fn, TerraformOutput, TerraformStack, Op
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.integer import Integer
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "functions")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
number = Integer(stack, "number", min=1, max=3)
network = DataDockerNetwork(stack, "network", name="n")
container = Container(stack, "container", image="i", name="n", env=["a"])
TerraformOutput(stack, "text", value=Fn.upper(container.name))
TerraformOutput(stack, "sum", value=Op.add(number.result, 2))
TerraformOutput(stack, "list", value=Fn.length_of(container.network_data))
TerraformOutput(stack, "set", value=Fn.sort(container.env))
TerraformOutput(stack, "map", value=Fn.keys(network.options))
TerraformOutput(stack, "block", value=Fn.jsonencode(container.healthcheck))
TerraformOutput(stack, "item", value=Fn.try_([network.ipam_config.get(0).subnet, "none"]))
TerraformOutput(stack, "conditional", value=Fn.conditional(container.rm, container.id, number.id))
TerraformOutput(stack, "compared", value=Op.gt(number.result, 2))
app.synth()
