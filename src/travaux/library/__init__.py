"""The library: what is kept, who may see it, and how it changes. The only room that writes."""
