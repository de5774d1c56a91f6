"""Stacks below constructs, ids with all kinds of characters."""

from cdktf import App, TerraformOutput, TerraformResource, TerraformStack
from constructs import Construct

app = App()
source = TerraformStack(Construct(app, "group.a"), "sour.ce")
target = TerraformStack(Construct(app, "b"), "target-ü")
box = TerraformResource(Construct(source, "part"), "box", terraform_resource_type="toy_box")
TerraformOutput(Construct(target, "p"), "o", value=box.get_string_attribute("a-b.c"))
app.synth()
