"""A count and an iterator exclude each other."""

from cdktn import App, TerraformEphemeralResource, TerraformIterator, TerraformStack

app = App(skip_validation=True)
TerraformEphemeralResource(
    TerraformStack(app, "stack"),
    "secret",
    terraform_resource_type="toy_secret",
    count=1,
    for_each=TerraformIterator.from_list(["a"]),
)
app.synth()
