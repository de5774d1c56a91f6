"""The tree of constructs: nodes, dependencies, aspects, annotations, and which stack a construct is in."""
