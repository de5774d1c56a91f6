"""An aspect added by an aspect is not run, and announced once."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformStack
from constructs import Construct


@jsii.implements(IAspect)
class Inner:
    def visit(self, node):
        print("inner", node.node.path)


@jsii.implements(IAspect)
class Outer:
    def visit(self, node):
        print("outer", node.node.path)
        Aspects.of(node).add(Inner())


app = App(stack_traces=False)
stack = TerraformStack(app, "aspects")
Construct(stack, "a")
Construct(stack, "b")
Aspects.of(stack).add(Outer())
app.synth()
