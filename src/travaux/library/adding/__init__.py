"""Adding: the one action behind web, API and command.

offer    a file becomes a row that waits (its bytes are kept first), or says at once why not
work     waiting rows are claimed (leases), read in child processes (task) and stored
store    a reading becomes an edition (naming, about, contents), an entry in the outbox and one in the log
looks    what a person should look at afterwards
worker   all this as a process of its own (loop)
"""
