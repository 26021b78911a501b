"""The API: what views answer, as JSON."""
