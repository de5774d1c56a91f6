"""Ask a provider for the rules by which it judges configurations, which its schema does not tell.

`make rules` asks the AWS provider and writes `aws.rules` beside its schema. It takes the better part of an
hour, and is part of the making of Snowform: nothing of it is installed.
"""
