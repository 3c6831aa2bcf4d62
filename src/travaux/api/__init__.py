"""The API: a typed twin of every page and action, with OpenAPI at /api/docs."""
