"""Ephemeral resources want targets that know them."""
# only: cdktn

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.ephemeral_random_password import EphemeralRandomPassword
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
stack = TerraformStack(app, "ephemeral")
RandomProvider(stack, "random")
EphemeralRandomPassword(stack, "password", length=12)
app.synth()
