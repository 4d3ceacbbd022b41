import type { Tx } from '@parpay/messaging'

/** Moves the test clock of one database forward; `owner` is the role that owns it, the only one that may. */
export async function advanceClock(owner: Tx, milliseconds: number): Promise<void> {
  const sql = `update clock set epoch = epoch + 1, "offset" = "offset" + $1::float8 * interval '1 millisecond'`
  await owner.query('clock_advance', sql, [milliseconds])
}
