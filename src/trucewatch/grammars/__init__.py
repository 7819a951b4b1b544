"""Small grammars several rooms share: time expressions, numbers, titles."""
