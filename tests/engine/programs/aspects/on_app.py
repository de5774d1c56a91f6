"""Aspects on the app, or on a construct above the stack, are not run."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformStack
from constructs import Construct


@jsii.implements(IAspect)
class Visit:
    def __init__(self, name):
        self.name = name

    def visit(self, node):
        print(self.name, node.node.path)


app = App()
group = Construct(app, "group")
Aspects.of(app).add(Visit("app"))
Aspects.of(group).add(Visit("group"))
TerraformStack(group, "aspects")
app.synth()
