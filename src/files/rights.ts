/**
 * Rights of results: they name people, so that nobody but who made them may read them. The system's
 * umask may take away more.
 */
export const OWN_FOLDER = 0o700;
export const OWN_FILE = 0o600;
