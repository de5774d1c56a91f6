"""A reference that an aspect adds comes too late to cross stacks."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformLocal, TerraformOutput, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
local = TerraformLocal(source, "l", 1)


@jsii.implements(IAspect)
class Late:
    def visit(self, node):
        if TerraformStack.is_stack(node):
            TerraformOutput(node, "late", value=local.as_string)


Aspects.of(target).add(Late())
app.synth()
