"""What an ephemeral resource is, and what it knows of itself."""
# only: cdktn

from cdktf import App, TerraformElement, TerraformResource, TerraformStack, TerraformEphemeralResource
from cdktf_cdktf_provider_random.ephemeral_random_password import EphemeralRandomPassword

app = App()
stack = TerraformStack(app, "ephemeral")
made = EphemeralRandomPassword(stack, "password", length=12)
print(isinstance(made, TerraformElement), isinstance(made, TerraformResource))
print(isinstance(made, TerraformEphemeralResource), made.friendly_unique_id, made.count, made.lifecycle)
print(TerraformEphemeralResource.is_terraform_ephemeral_resource(made))
