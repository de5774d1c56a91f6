"""An argument that App does not have."""

from cdktf import App

App(folder="x")
