"""The module `cdktn.testing_matchers`."""

import cdktn
import cdktn.testing_matchers
from cdktn import testing_matchers
from cdktn.testing_matchers import AssertionReturn, TerraformConstructor

print(testing_matchers.__name__, cdktn.testing_matchers is testing_matchers, sorted(testing_matchers.__all__))
print(AssertionReturn("said", True).message, TerraformConstructor(tf_resource_type="toy").tf_resource_type)
print(cdktn.App().manifest.version)
