"""The registry of actors: who is who, by which names in which script and spelling, and what they were part of when."""
