"""Binding packages on the native engine: prebuilt providers and what `cdktf get` generates, without Node."""
