"""References to the lists, maps and objects that elements have, iterators over them, and counts."""
