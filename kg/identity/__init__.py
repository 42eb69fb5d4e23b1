"""Agents across articles: which names are one person, outlet, body or polity, and which are two.

``decide`` finds out, ``file`` reads and writes what a person decides, ``settle`` brings a store up to
date.  docs/identity.md tells how.
"""
