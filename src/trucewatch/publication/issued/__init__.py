"""The sitrep as people publish it: the day's report, with prose that a person wrote around its numbers.

A number in the prose is a figure: its words come from the report and stay bound to the claims they rest on. A number
that a person types is marked as theirs.
"""
