"""Resolution: anchor times, choose among gazetteer candidates, match actors. May abstain, and says so."""
