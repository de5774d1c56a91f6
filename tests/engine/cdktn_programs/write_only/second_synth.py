"""What the first run has found out is forgotten in the second."""

from cdktn import App, TerraformResource, TerraformStack


class Box(TerraformResource):
    value = "secret"

    def _synthesize_attributes(self):
        return {"value_wo": self._mark_write_only_attribute(self.value)}


app = App()
stack = TerraformStack(app, "stack")
box = Box(stack, "box", terraform_resource_type="toy_box")
for value in ("secret", None, "again"):
    box.value = value
    try:
        app.synth()
        print(value, "written")
    except RuntimeError as error:
        print(value, "write-only attributes requires terraform >=1.11.0" in str(error))
