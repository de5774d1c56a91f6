"""A synthesis runs the aspects."""

import jsii

from cdktf import Aspects, IAspect, TerraformResource, TerraformStack, Testing


@jsii.implements(IAspect)
class Tag:
    def visit(self, node):
        if TerraformResource.is_terraform_resource(node):
            node.add_override("tags", {"a": "b"})


stack = TerraformStack(Testing.app(), "stack")
TerraformResource(stack, "box", terraform_resource_type="toy_box")
Aspects.of(stack).add(Tag())
print(Testing.synth(stack))
