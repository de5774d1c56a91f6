"""The outputs made for other stacks are named by their ids, and sensitive."""

from cdktf import App, TerraformResource, TerraformStack

app = App()
source, target = TerraformStack(app, "source"), TerraformStack(app, "target")
box = TerraformResource(source, "box", terraform_resource_type="toy_box")

print(app.cross_stack_reference(source, target, "toy_box.box.id").startswith("${TfToken["))
print([child.node.id for child in source.node.children], [child.node.id for child in target.node.children])
app.synth()
