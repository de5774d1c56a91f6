"""A second synthesis runs the aspects again."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformStack


@jsii.implements(IAspect)
class Visit:
    def __init__(self, name):
        self.name = name

    def visit(self, node):
        print(self.name, node.node.path)


app = App()
stack = TerraformStack(app, "aspects")
Aspects.of(stack).add(Visit("again"))
app.synth()
app.synth()
