"""A single block as a struct, as a dictionary, and through `put_*`."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container, ContainerHealthcheck
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "single")
DockerProvider(stack, "docker")
Container(stack, "struct", image="i", name="n", healthcheck=ContainerHealthcheck(test=["CMD"], start_period="5s"))
Container(stack, "dictionary", image="i", name="n", healthcheck={"test": ["CMD"], "start_period": "5s", "retries": 3})
put = Container(stack, "put", image="i", name="n")
put.put_healthcheck(test=["CMD"], start_interval="1s")
put.put_capabilities(add=["A"], drop=["ALL"])
print(put.healthcheck_input, put.healthcheck.interval_input)
app.synth()
