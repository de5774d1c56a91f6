"""Values that are asked for at the synthesis alone."""

import jsii
from cdktf import App, IStringProducer, Lazy, TerraformStack
from cdktf_cdktf_provider_random.pet import Pet
from cdktf_cdktf_provider_random.provider import RandomProvider


@jsii.implements(IStringProducer)
class Later:
    def produce(self, context):
        return said[-1]


said = ["early"]
app = App()
stack = TerraformStack(app, "lazy")
RandomProvider(stack, "random")
Pet(stack, "pet", prefix=Lazy.string_value(Later()), keepers={"a": Lazy.string_value(Later())})
said.append("late")
app.synth()
