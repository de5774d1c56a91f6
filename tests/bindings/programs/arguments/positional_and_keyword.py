"""scope and id by their names; a dictionary of arguments."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "pets")
RandomProvider(scope=stack, id="random")
Pet(scope=stack, id="pet", length=1)
Pet(id="other", scope=stack)
Pet(stack, "third", **{"length": 3, "keepers": {"a": "b"}})
app.synth()
