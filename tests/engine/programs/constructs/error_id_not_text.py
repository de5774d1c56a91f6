"""An id is a text: a type error of Python's."""

from constructs import Construct

from cdktf import App

Construct(App(), 7)
