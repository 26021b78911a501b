"""The review queue: what waits for a person, with the words of both sides, and the decision."""
