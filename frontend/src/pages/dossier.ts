// The dossier works without scripts; this module only carries its styles.
import "../styles/dossier.css";
