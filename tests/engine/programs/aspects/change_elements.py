"""Aspects change what is written: overrides, new elements below, references."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformOutput, TerraformResource, TerraformStack


@jsii.implements(IAspect)
class Tag:
    def visit(self, node):
        if isinstance(node, TerraformResource):
            node.add_override("tags.path", node.node.path)
        if TerraformStack.is_stack(node):
            TerraformOutput(node, "made", value="by an aspect")


app = App()
stack = TerraformStack(app, "aspects")
for name in ("a", "b"):
    TerraformResource(stack, name, terraform_resource_type="toy_box")
Aspects.of(stack).add(Tag())
app.synth()
