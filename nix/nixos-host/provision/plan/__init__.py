"""Read what tofu means to do and judge it by the policy. Runs nothing, prints nothing."""
