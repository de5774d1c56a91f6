"""Outputs of attributes with every option, static ids, in other stacks."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_random.password import Password
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App()
one, two = TerraformStack(app, "one"), TerraformStack(app, "two")
RandomProvider(one, "random")
RandomProvider(two, "random")
pet, password = Pet(one, "pet"), Password(one, "password", length=3)
TerraformOutput(one, "id", value=pet.id, description="d", depends_on=[pet])
TerraformOutput(one, "secret", value=password.result, sensitive=True, static_id=True)
TerraformOutput(one, "object", value={"pet": pet.id, "list": [password.id, {"length": pet.length}]})
Pet(two, "pet", prefix=pet.id, keepers={"password": password.bcrypt_hash})
app.synth()
