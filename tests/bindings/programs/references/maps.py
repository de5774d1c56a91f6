"""References to maps: as a whole, by a key, by a key with a dot."""

from cdktf import App, Fn, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.data_docker_network import DataDockerNetwork
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_null.data_null_data_source import DataNullDataSource
from cdktf_cdktf_provider_null.provider import NullProvider

app = App()
stack = TerraformStack(app, "maps")
DockerProvider(stack, "docker")
NullProvider(stack, "null")
network = DataDockerNetwork(stack, "network", name="n")
data = DataNullDataSource(stack, "data", inputs={"a": "b"})
container = Container(stack, "container", image="i", name="n", sysctls={"a": "b"}, log_opts={"c": "d"})
TerraformOutput(stack, "computed", value=network.options)
TerraformOutput(stack, "computed_key", value=network.options.lookup("com.docker.mtu"))
TerraformOutput(stack, "given", value=container.sysctls)
TerraformOutput(stack, "given_key", value=Fn.lookup(container.sysctls, "a", "none"))
TerraformOutput(stack, "property", value=Fn.lookup_nested(container.log_opts, ["c"]))
TerraformOutput(stack, "outputs", value=data.outputs)
TerraformOutput(stack, "outputs_key", value=data.outputs.lookup("a"))
print(type(network.options).__name__, type(data.outputs).__name__, isinstance(container.sysctls, dict))
app.synth()
