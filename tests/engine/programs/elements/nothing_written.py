"""An element of no kind writes nothing."""

from cdktf import App, TerraformElement, TerraformStack

app = App()
element = TerraformElement(TerraformStack(app, "elements"), "bare")
print(element.to_terraform(), element.to_metadata(), element.friendly_unique_id)
app.synth()
