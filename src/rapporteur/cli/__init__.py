"""The command line: thin, over views, exports and the pipeline."""
