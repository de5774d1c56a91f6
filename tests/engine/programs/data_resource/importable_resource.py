"""An object with the attributes of IImportableConfig."""

import jsii
from cdktf import App, IImportableConfig, ImportableResource, TerraformProvider, TerraformStack

app = App()
stack = TerraformStack(app, "boxes")


class Toy(TerraformProvider):
    pass


@jsii.implements(IImportableConfig)
class Config:
    def __init__(self, provider):
        self._given = provider

    @property
    def terraform_resource_type(self):
        return "toy_box"

    @property
    def import_id(self):
        return "some-id"

    @property
    def provider(self):
        return self._given


ImportableResource(stack, "box", Config(None))
ImportableResource(stack, "provided", Config(Toy(stack, "toy", terraform_resource_type="toy")))
app.synth()
