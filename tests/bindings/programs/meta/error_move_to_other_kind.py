"""A resource cannot move to one of another type."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.id import Id
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "moves")
RandomProvider(stack, "random")
Pet(stack, "pet").move_to("target")
Id(stack, "id", byte_length=1).add_move_target("target")
app.synth()
