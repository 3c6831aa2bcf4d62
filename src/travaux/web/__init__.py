"""The site: server-rendered pages over finders and actions; htmx only shortens them."""
