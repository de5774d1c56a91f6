"""Checks that a program brings along: functions over its finished stacks (`snowform.add_check`)."""
