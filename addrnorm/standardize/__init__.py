"""Standardize one component by its country's rules: a module per component, the same verb in each.

Every function takes the text of the component as it was written and the convention, and returns a `Standard`: the text for
labels, and the canonical form for keys. None raises on bad text, and none drops a word.
"""
