"""The command line: thin commands over what the other rooms do.

In: arguments. Out: text on standard output, progress and reasons on standard error, exit codes.
"""
