"""Annotations and metadata of bindings, in the manifest and the tree."""

from cdktf import Annotations, App, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider

app = App(stack_traces=False)
stack = TerraformStack(app, "annotations")
RandomProvider(stack, "random")
pet = Pet(stack, "pet")
Annotations.of(pet).add_warning("a warning")
Annotations.of(pet).add_info("an info")
pet.node.add_metadata("kind", {"a": 1})
print([(entry.type, entry.data, entry.trace) for entry in pet.node.metadata if "warn" not in entry.type])
print(stack.node.metadata)
app.synth()
