"""The overview: what is claimed, where and when."""
