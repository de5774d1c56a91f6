"""References to texts, numbers, booleans and lists, alone and within texts."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.integer import Integer
from cdktf_cdktf_provider_random.provider import RandomProvider
from cdktf_cdktf_provider_random.shuffle import Shuffle

app = App()
stack = TerraformStack(app, "attributes")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
number = Integer(stack, "number", min=1, max=2)
shuffle = Shuffle(stack, "shuffle", input=["a", "b"], result_count=number.result)
container = Container(
    stack,
    "container",
    image=f"i:{number.id}",
    name=f"n-{shuffle.id}",
    memory=number.result,
    command=shuffle.result,
    rm=False,
)
TerraformOutput(stack, "text", value=container.container_logs)
TerraformOutput(stack, "exit", value=container.exit_code)
TerraformOutput(stack, "boolean", value=container.rm)
TerraformOutput(stack, "list", value=container.command)
TerraformOutput(stack, "argument", value=[container.image, container.memory, container.hostname])
print(isinstance(container.exit_code, float), isinstance(container.image, str), isinstance(container.env, list))
app.synth()
