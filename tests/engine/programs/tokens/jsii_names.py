"""What programs use of jsii besides implements()."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformResource, TerraformStack
from constructs import IConstruct
from jsii.errors import JSIIError


class Box(TerraformResource):
    def __init__(self, scope, id, attributes=None, **config):
        super().__init__(scope, id, terraform_resource_type="toy_box", **config)
        self.attributes = attributes or {}

    def _synthesize_attributes(self):
        return self.attributes


app = App()
stack = TerraformStack(app, "boxes")


@jsii.implements(IAspect)
class Naming:
    @jsii.member(jsii_name="visit")
    def visit(self, node: IConstruct) -> None:
        if isinstance(node, TerraformResource):
            node.add_override("name", node.node.id)


def scale(factor: jsii.Number) -> jsii.Number:
    return factor * 2


Box(stack, "box", {"size": scale(2)})
Aspects.of(stack).add(Naming())
try:
    raise JSIIError("mine")
except JSIIError as error:
    print(error, issubclass(JSIIError, Exception), isinstance(2.5, jsii.Number), isinstance("x", jsii.Number))
app.synth()
