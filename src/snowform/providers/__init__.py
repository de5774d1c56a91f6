"""Typed resources, made on first use from a provider's schema, on the cdktf API of whichever engine runs.

`from snowform.providers.random import Pet`, of each provider whose schema is at hand (`schema.catalogue`).
"""

from snowform.providers.finder import install

install()
