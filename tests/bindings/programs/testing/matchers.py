"""`Testing` in the manner of a unit test: a matcher for constructs of the program's own."""

from constructs import Construct
from cdktf import TerraformStack, Testing
from cdktf_cdktf_provider_random.password import Password
from cdktf_cdktf_provider_random.pet import Pet


class Account(Construct):
    def __init__(self, scope, id, *, words):
        super().__init__(scope, id)
        self.pet = Pet(self, "name", length=words)
        self.password = Password(self, "password", length=16, keepers={"name": self.pet.id})


def test_length():
    stack = TerraformStack(Testing.app(), "stack")
    Account(stack, "account", words=3)
    synthesized = Testing.synth(stack)
    assert Testing.to_have_resource_with_properties(synthesized, Pet.TF_RESOURCE_TYPE, {"length": 3})
    assert not Testing.to_have_resource_with_properties(synthesized, Password.TF_RESOURCE_TYPE, {"length": 3})
    return synthesized


print(test_length())
