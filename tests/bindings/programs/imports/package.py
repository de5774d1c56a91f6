"""The package alone, its modules as attributes."""

import cdktf
import cdktf_cdktf_provider_random

app = cdktf.App()
stack = cdktf.TerraformStack(app, "pets")
cdktf_cdktf_provider_random.provider.RandomProvider(stack, "random")
cdktf_cdktf_provider_random.pet.Pet(stack, "pet")
cdktf_cdktf_provider_random.id.Id(stack, "id", byte_length=3)
app.synth()
