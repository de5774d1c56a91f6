"""An aspect visits its construct and all below it, parents first, each once."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformOutput, TerraformStack
from constructs import Construct


@jsii.implements(IAspect)
class Visit:
    def __init__(self, name):
        self.name = name

    def visit(self, node):
        print(self.name, node.node.path)


app = App()
stack = TerraformStack(app, "aspects")
part = Construct(stack, "part")
TerraformOutput(part, "o", value=1)
once = Visit("once")
Aspects.of(stack).add(once)
Aspects.of(stack).add(Visit("stack"))
Aspects.of(part).add(Visit("part"))
Aspects.of(part).add(once)
print(len(Aspects.of(part).all), Aspects.of(part).all[1] is once, Aspects.of(app).all)
app.synth()
