"""A block that a binding does not have, by an override beside those it has."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_docker.volume import Volume

app = App()
stack = TerraformStack(app, "override")
DockerProvider(stack, "docker")
made = Volume(stack, "v", labels=[{"label": "a", "value": "b"}], driver_opts={"o": "x"})
made.add_override("cluster", [{"scope": "single"}])
made.add_override("labels.0.value", "changed")
print(made.labels_input)
app.synth()
