/** The folder of the runtime's own migrations: outbox, inbox, attempts. A service runs them before its own. */
export const migrationsFolder = new URL('../migrations/', import.meta.url)
