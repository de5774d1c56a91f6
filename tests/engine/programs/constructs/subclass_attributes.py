"""What a subclass keeps on itself, and properties of its own, do not disturb the tree."""

from cdktf import App, TerraformOutput, TerraformStack
from constructs import Construct


class Named(Construct):
    def __init__(self, scope, id, *, name):
        super().__init__(scope, id)
        self._id = self.id = self.path = self.children = self._node = name
        self.name = name

    @property
    def upper(self):
        return self.name.upper()


app = App()
stack = TerraformStack(app, "subclasses")
named = Named(stack, "named", name="x")
TerraformOutput(named, "upper", value=named.upper + named.path)
print(named.node.path, str(isinstance(named, Construct)))
app.synth()
