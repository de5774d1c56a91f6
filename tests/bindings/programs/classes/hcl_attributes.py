"""What a binding would write as HCL, which the engine asks for."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.shuffle import Shuffle

app = App()
stack = TerraformStack(app, "pets")
pet = Pet(stack, "pet", length=2, keepers={"a": "b"})
print(pet._synthesize_attributes(), pet.to_terraform())
print(Shuffle(stack, "shuffle", input=["a"])._synthesize_attributes())
print(pet.to_metadata())
