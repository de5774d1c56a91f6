"""References to sets of texts make lists of them."""

from cdktf import App, Fn, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "sets")
DockerProvider(stack, "docker")
container = Container(stack, "container", image="i", name="n", env=["A=1"], dns=["1.1.1.1"], capabilities={"add": ["X"]})
TerraformOutput(stack, "env", value=container.env)
TerraformOutput(stack, "first", value=Fn.element(container.dns, 0))
TerraformOutput(stack, "joined", value=Fn.join(",", container.dns_search))
TerraformOutput(stack, "in_block", value=container.capabilities.add)
TerraformOutput(stack, "list", value=container.command)
app.synth()
