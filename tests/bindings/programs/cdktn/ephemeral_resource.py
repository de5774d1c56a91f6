"""Ephemeral resources, with references to them."""
# only: cdktn

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_random.ephemeral_random_bytes import EphemeralRandomBytes
from cdktf_cdktf_provider_random.ephemeral_random_password import EphemeralRandomPassword
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App(context={"targetVersions": {"terraform": ">=1.10.0", "opentofu": ">=1.11.0"}})
stack = TerraformStack(app, "ephemeral")
RandomProvider(stack, "random")
password = EphemeralRandomPassword(stack, "password", length=12, special=False, override_special="!")
bytes_ = EphemeralRandomBytes(stack, "bytes", length=4, depends_on=[password])
Pet(stack, "pet", prefix=bytes_.hex, depends_on=[password])
print(password.length_input, EphemeralRandomPassword.TF_RESOURCE_TYPE, password.terraform_resource_type)
password.length = 14
password.reset_special()
app.synth()
