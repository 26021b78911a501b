"""The suite `gold`: annotated conflict articles, with figures, incidents, claims, verification, times and places."""
