"""An aspect that finds resources by their class, type and attributes."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformResource, TerraformStack, TerraformProvider
from cdktf_cdktf_provider_docker.network import Network
from cdktf_cdktf_provider_docker.provider import DockerProvider
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider


@jsii.implements(IAspect)
class Tell:
    def visit(self, node):
        if isinstance(node, TerraformResource):
            print(type(node).__name__, node.terraform_resource_type, node.TF_RESOURCE_TYPE, node.node.path)
        elif isinstance(node, TerraformProvider):
            print(type(node).__name__, node.alias_input)
        if TerraformResource.is_terraform_resource(node) and node.terraform_resource_type == "random_pet":
            node.length = 9


app = App()
stack = TerraformStack(app, "aspects")
RandomProvider(stack, "random", alias="r")
DockerProvider(stack, "docker")
Pet(stack, "pet", length=1)
Network(stack, "net", name="n")
Aspects.of(app).add(Tell())
app.synth()
