"""The level of an annotation is no text."""

from cdktf import StackAnnotation

StackAnnotation(construct_path="x", level="@cdktf/info", message="y")
