"""Resources that moved: to another id, to a target, from an id."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "moves")
RandomProvider(stack, "random")
Pet(stack, "new").move_from_id("random_pet.old")
Pet(stack, "first", length=1).move_to("target")
Pet(stack, "second", length=2).add_move_target("target")
Pet(stack, "third").move_to_id("random_pet.fourth")
app.synth()
