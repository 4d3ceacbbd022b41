import type { Connection, Tx } from '@parpay/messaging'

/** Instances of one edge share a database, and so a channel; a channel belongs to its database. */
const channel = 'edge'

/** With this transaction's commit every instance looks once for what its requests wait for. Says nothing itself. */
export async function tellInstances(tx: Tx): Promise<void> {
  await tx.query('watch_tell', 'select pg_notify($1, $2)', [channel, ''])
}

export const hearInstances = (connection: Connection, heard: () => void): Promise<void> =>
  connection.listen(channel, heard)

/** Throws when the server does not answer: a connection may be cut without a word. */
export async function provenAlive(connection: Connection): Promise<void> {
  await connection.query('watch_alive', 'select 1')
}
