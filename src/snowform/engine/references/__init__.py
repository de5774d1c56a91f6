"""References to what elements have: attributes, lists, maps and objects, and iterators over them."""
