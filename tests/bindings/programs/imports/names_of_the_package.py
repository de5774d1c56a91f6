"""Which modules the package says it has, and what a missing one gives."""

import importlib

import cdktf_cdktf_provider_null as null


def builtin(error):
    return next(cls.__name__ for cls in type(error).__mro__ if cls.__module__ == "builtins")


print(sorted({name for name in dir(null) if not name.startswith("_")}))
print(sorted(null.__all__))
print(null.__name__, null.resource.__name__, null.resource.Resource.__module__, null.resource.Resource.__qualname__)
for name in ("bucket", "Resource"):
    try:
        getattr(null, name)
    except AttributeError as error:
        print("!", builtin(error), repr(str(error)))
try:
    importlib.import_module("cdktf_cdktf_provider_null.bucket")
except ModuleNotFoundError as error:
    print("!", builtin(error), repr(str(error)))
