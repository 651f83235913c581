"""What comparing is made of: spelling, components, the whole of the words, weights. The verdict is in compare.py."""
