// The tally works without scripts; this module only carries its styles.
import "../styles/tally.css";
