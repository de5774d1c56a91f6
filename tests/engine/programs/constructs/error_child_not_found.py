"""find_child asks for a child that must be there."""

from cdktf import App

App().node.find_child("absent")
