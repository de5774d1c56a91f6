"""An aspect that sets properties of bindings: what is given, or a default."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformStack
from cdktf_cdktf_provider_docker.container import Container
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider


@jsii.implements(IAspect)
class Keepers:
    def visit(self, node):
        if hasattr(node, "keepers"):
            node.keepers = {**(node.keepers_input or {}), "team": "pets"}
        if isinstance(node, Container):
            node.put_labels([*(node.labels_input or []), {"label": "team", "value": "pets"}])
            node.reset_hostname()


app = App()
stack = TerraformStack(app, "aspects")
RandomProvider(stack, "random")
DockerProvider(stack, "docker")
Pet(stack, "none")
Pet(stack, "some", keepers={"a": "b"})
Container(stack, "c", image="i", name="n", labels=[{"label": "x", "value": "y"}], hostname="h")
Aspects.of(stack).add(Keepers())
app.synth()
