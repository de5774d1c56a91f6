"""An aspect's error ends the synthesis."""

import jsii
from cdktf import App, Aspects, IAspect, TerraformStack


@jsii.implements(IAspect)
class Fail:
    def visit(self, node):
        raise ValueError("no")


app = App()
Aspects.of(TerraformStack(app, "aspects")).add(Fail())
app.synth()
