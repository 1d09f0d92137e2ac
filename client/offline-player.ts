/** The replay page as one script with its styles, for a file that needs no server. */
import './theme/tokens.css';
import './pages/replay.ts';
