"""References into lists of blocks: computed or given, an item, a field of it."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "lists")
DockerProvider(stack, "docker")
container = Container(stack, "container", image="i", name="n", ports=[{"internal": 80}])
TerraformOutput(stack, "whole", value=container.ports)
TerraformOutput(stack, "item", value=container.ports.get(0))
TerraformOutput(stack, "field", value=container.ports.get(0).external)
TerraformOutput(stack, "computed", value=container.network_data)
TerraformOutput(stack, "computed_item", value=container.network_data.get(1))
TerraformOutput(stack, "computed_field", value=container.network_data.get(1).ip_address)
TerraformOutput(stack, "text", value=f"http://{container.network_data.get(0).gateway}:{container.ports.get(0).external}")
print(type(container.ports).__name__, type(container.ports.get(0)).__name__, type(container.network_data).__name__)
print(container.network_data.fqn == container.network_data.fqn)
app.synth()
