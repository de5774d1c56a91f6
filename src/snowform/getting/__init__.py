"""Make classes of the providers and modules that a project lists: what `cdktf get` does, without Node."""
