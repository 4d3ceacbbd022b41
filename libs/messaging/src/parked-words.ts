/** `4 has`, `4 and 5 have`, `4 to 9 have`. */
function have(from: number, to: number): string {
  if (from === to) return `${from} has`
  return `${from} ${to === from + 1 ? 'and' : 'to'} ${to} have`
}

/** Why a message that came too early waits. `last`: the highest number before the gap, 0 when none has come. */
export const gapInWords = (last: number, came: number): string =>
  `sequence ${came} of its key came, but ${have(last + 1, came - 1)} not: on the way still, or lost`

/** Why a message is a fork: its number was another message's before. Ids are those of `ce_id`. */
export const forkInWords = (sequence: number, came: string, before: string): string =>
  `sequence ${sequence} of its key is message ${came} here, but was message ${before} before: ` +
  `its sender's database was most likely restored from a backup, and gives numbers again that it has forgotten`
