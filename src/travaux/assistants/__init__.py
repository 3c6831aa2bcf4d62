"""Doors for assistants: programs that look things up in the library on a person's behalf, read-only.

tools     what can be looked up: plain functions over the finders, each answer with address and quotation
server    the same over the Model Context Protocol (needs the optional extra "mcp")
"""
