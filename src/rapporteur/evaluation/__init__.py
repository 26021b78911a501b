"""How well the reader reads: scores on annotated corpora, and what it got wrong."""
