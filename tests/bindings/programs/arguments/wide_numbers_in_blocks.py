"""Numbers of blocks: floats that are whole, zeros, references between others."""

from cdktf import App, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.service import Service

app = App()
stack = TerraformStack(app, "numbers")
DockerProvider(stack, "docker")
variable = TerraformVariable(stack, "n")
made = Container(
    stack,
    "c",
    image="i",
    name="n",
    ports=[{"internal": 80.0, "external": 0}, {"internal": variable.number_value}],
    ulimit=[{"name": "x", "hard": 1.5, "soft": -1}],
    memory=2.0,
    cpu_shares=0,
)
print(made.ports_input[0], made.ulimit_input, made.memory_input)
spec = {"container_spec": {"image": "i"}, "resources": {"limits": {"memory_bytes": 1e6, "nano_cpus": 0}}}
Service(stack, "s", name="s", task_spec=spec)
app.synth()
