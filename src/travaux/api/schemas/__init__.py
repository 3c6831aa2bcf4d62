"""What goes in and out of the API, typed: one module a subject."""
