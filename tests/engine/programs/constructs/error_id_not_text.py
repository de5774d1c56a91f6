"""An id is a text: a type error of Python's."""

from cdktf import App
from constructs import Construct

Construct(App(), 7)
