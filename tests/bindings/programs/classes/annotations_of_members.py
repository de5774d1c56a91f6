"""What `inspect` and `typing` see of the generated classes."""

import inspect
import typing

from cdktf_cdktf_provider_random.pet import Pet, PetConfig

print(list(inspect.signature(Pet.__init__).parameters))
print(list(inspect.signature(Pet.reset_length).parameters), Pet.__doc__)
print(typing.get_type_hints(Pet.id.fget), typing.get_type_hints(PetConfig.length.fget))
print(sorted(name for name in vars(Pet) if not name.startswith("_")))
print(isinstance(vars(Pet)["length"], property), callable(Pet.put_lifecycle) if hasattr(Pet, "put_lifecycle") else None)
