"""The browser desk: pages and a JSON API over one case, on this machine only.

A page asks the desk and shows what it says; it never reaches a room. Needs the extra ``web``.
"""
