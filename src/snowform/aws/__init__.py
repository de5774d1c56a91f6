"""The AWS provider's resources and data sources, typed: `from snowform.aws import Vpc`.

A class is made from the provider's schema when it is first asked for. `from snowform.aws.vpc import Vpc`,
as the prebuilt bindings have it, works too and is what editors and type checkers read best.
"""

from snowform.providers.namespace import serve

# The folders in here hold stubs only; without a search path Python does not take them for packages.
__path__ = []
__getattr__, __dir__ = serve(__name__, "aws")
