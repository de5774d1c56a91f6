"""What cdktn's packages show before and after a module is used."""
# only: cdktn

import sys

import cdktf_cdktf_provider_random as random

print(sorted({name for name in dir(random) if not name.startswith("_")}))
print(random.pet.Pet.__name__)
from cdktf_cdktf_provider_random import uuid4

print(uuid4.Uuid4.TF_RESOURCE_TYPE, "cdktf_cdktf_provider_random.pet" in sys.modules)
try:
    random.nothing
except AttributeError as error:
    print(error)
