"""A key that must be there and is not."""

from cdktf import App

App().node.get_context("absent")
