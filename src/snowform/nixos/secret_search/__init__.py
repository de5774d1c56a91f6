"""The search for secrets in a configuration and in the files that go along with it."""
