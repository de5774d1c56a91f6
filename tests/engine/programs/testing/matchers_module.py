"""The module `cdktf.testing_matchers`, imported in each way."""

import cdktf
import cdktf.testing_matchers
from cdktf import testing_matchers
from cdktf.testing_matchers import AssertionReturn, TerraformConstructor

print(cdktf.testing_matchers is testing_matchers, testing_matchers.AssertionReturn is AssertionReturn)
print(testing_matchers.__name__, sorted(testing_matchers.__all__))
for content in (True, False):
    found = AssertionReturn("said", content)
    print(found.message, found.pass_)
kind = TerraformConstructor(tf_resource_type="toy")
print(kind.tf_resource_type, kind, kind == TerraformConstructor(tf_resource_type="toy"))
for make in (
    lambda: AssertionReturn(5, True),
    lambda: AssertionReturn("x", "y"),
    lambda: AssertionReturn("x"),
    lambda: TerraformConstructor(),
    lambda: TerraformConstructor(tf_resource_type=5),
    lambda: TerraformConstructor("toy"),
):
    try:
        make()
    except TypeError:
        print("refused")
