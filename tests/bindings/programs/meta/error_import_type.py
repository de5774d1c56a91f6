"""The id to import is a text."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet

app = App()
stack = TerraformStack(app, "imports")
Pet.generate_config_for_import(stack, "pet", 7)
