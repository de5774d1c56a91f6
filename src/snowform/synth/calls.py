"""Judge the calls of functions in an expression. Calls nothing."""

from __future__ import annotations

from collections.abc import Iterator

from snowform.errors import did_you_mean
from snowform.expressions import Call, literal_start
from snowform.synth.attributes import Problem

ANY = -1
# The functions and how many arguments they take, at least and at most: `metadata functions -json` of
# OpenTofu 1.6 and what OpenTofu up to 1.12 and Terraform up to 1.14 have added since.
