"""Aspects of an outer stack visit the stacks inside it; each stack runs its own."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformStack


@jsii.implements(IAspect)
class Visit:
    def __init__(self, name):
        self.name = name

    def visit(self, node):
        print(self.name, node.node.path)


app = App()
outer = TerraformStack(app, "outer")
inner = TerraformStack(outer, "inner")
Aspects.of(outer).add(Visit("outer"))
Aspects.of(inner).add(Visit("inner"))
app.synth()
