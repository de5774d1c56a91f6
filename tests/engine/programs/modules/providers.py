"""Providers are passed by type, or by type and alias."""

from cdktf import App, TerraformHclModule, TerraformModuleProvider, TerraformProvider, TerraformStack


class Toy(TerraformProvider):
    def __init__(self, scope, name, region=None):
        super().__init__(scope, name, terraform_resource_type="toy")
        self.region = region

    @property
    def alias(self):
        return self.region


app = App()
stack = TerraformStack(app, "stack")
main, west = Toy(stack, "main"), Toy(stack, "west", "west")
module = TerraformHclModule(
    stack,
    "module",
    source="acme/x/y",
    providers=[
        west,
        TerraformModuleProvider(module_alias="src", provider=main),
        {"moduleAlias": "dst", "provider": west},
    ],
)
module.add_provider(TerraformModuleProvider(module_alias="added", provider=main))
module.add_provider({"moduleAlias": "more", "provider": main})
print([type(provider).__name__ for provider in module.providers])
TerraformHclModule(stack, "none", source="acme/x/y", providers=[])
later = TerraformHclModule(stack, "later", source="acme/x/y")
later.add_provider(main)
app.synth()
