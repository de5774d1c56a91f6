"""Mixins visit a construct and all below it that they support."""

import jsii
from cdktf import App, TerraformStack
from constructs import Construct, IMixin


@jsii.implements(IMixin)
class Mark:
    def supports(self, construct):
        return construct.node.id != "b"

    def apply_to(self, construct):
        construct.node.add_metadata("mark", construct.node.path)


app = App()
stack = TerraformStack(app, "mixins")
a = Construct(stack, "a")
Construct(a, "b")
Construct(a, "c")
print(a.with_(Mark()) is a)
for construct in stack.node.find_all():
    print(construct.node.path, [(entry.type, entry.data) for entry in construct.node.metadata])
app.synth()
