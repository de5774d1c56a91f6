"""Bodies of cases for the detector of secrets: what it has to find, and what it has to leave alone.

The first lists were written with the rules. `second` and `third` were written after them, from other resources
and tools, and only rules were changed for what they showed.
"""

from tests.nixos.corpus.cases import Cases
from tests.nixos.corpus.harmless import HARMLESS
from tests.nixos.corpus.second_harmless import SECOND_HARMLESS
from tests.nixos.corpus.second_secrets import SECOND_SECRETS
from tests.nixos.corpus.secret_arguments import SECRET_ARGUMENTS
from tests.nixos.corpus.secret_forms import FORMS, PLACEHOLDERS
from tests.nixos.corpus.secret_texts import SECRET_TEXTS
from tests.nixos.corpus.third_harmless import THIRD_HARMLESS
from tests.nixos.corpus.third_secrets import THIRD_SECRETS

# By what docs/nixos.md calls them.
SECRETS: dict[str, Cases] = {
    "arguments, environments, expressions": SECRET_ARGUMENTS,
    "scripts, user data, files": SECRET_TEXTS,
    "tokens and keys by their form": FORMS,
    "a second list, other resources and tools": SECOND_SECRETS,
    "a third list, likewise": THIRD_SECRETS,
}
NO_SECRETS: dict[str, Cases] = {
    "values, names and texts": HARMLESS,
    "forms filled with placeholders": PLACEHOLDERS,
    "a second list, other resources and tools": SECOND_HARMLESS,
    "a third list, likewise": THIRD_HARMLESS,
}
