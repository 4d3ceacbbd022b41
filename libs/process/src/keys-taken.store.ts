import type { Tx } from '@parpay/messaging'

/** How many of these keys have had their `n`th message taken, by the runtime's inbox. */
export async function keysTaken(tx: Tx, n: number, keys: readonly string[]): Promise<number> {
  const sql = 'select 1 from inbox where subject = any($1::text[]) and last >= $2'
  return (await tx.query('keys_taken', sql, [keys, n])).length
}
