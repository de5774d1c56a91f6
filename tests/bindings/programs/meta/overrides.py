"""Overrides of arguments, blocks, list items and meta-arguments."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider

app = App()
stack = TerraformStack(app, "overrides")
docker = DockerProvider(stack, "docker")
docker.add_override("host", "h")
made = Container(stack, "c", image="i", name="n", ports=[{"internal": 80}], healthcheck={"test": ["a"]})
made.add_override("image", "other")
made.add_override("ports.0.internal", 81)
made.add_override("ports.1", {"internal": 82})
made.add_override("healthcheck.interval", "1s")
made.add_override("lifecycle.prevent_destroy", True)
made.add_override("made_up", {"a": [1, None]})
made.add_override("name", None)
made.override_logical_id("chosen")
app.synth()
