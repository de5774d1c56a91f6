"""A scope is a construct: a type error of Python's."""

from constructs import Construct

Construct("scope", "id")
