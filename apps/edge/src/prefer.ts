/** The longest a request may wait, in seconds. */
export const LONGEST_WAIT = 30

/**
 * The seconds of `Prefer: wait=N` (RFC 7240), or undefined when there is none to honour: a preference that is malformed
 * or longer than LONGEST_WAIT is ignored, as is every other one. Of several only the first counts.
 */
export function preferredWait(header: string | readonly string[] | undefined): number | undefined {
  const text = typeof header === 'string' ? header : (header ?? []).join()
  const first = text.match(preferences)?.find((preference) => /^\s*wait\s*(?:[=;]|$)/i.test(preference))
  const [, quoted, plain] = /^\s*wait\s*=\s*(?:"(\d{1,9})"|(\d{1,9}))\s*(?:;|$)/i.exec(first ?? '') ?? []
  const seconds = Number(quoted ?? plain ?? NaN)
  return seconds <= LONGEST_WAIT ? seconds : undefined
}

/** Parts between commas; a comma within quotes parts nothing. */
const preferences = /(?:[^,"]|"(?:\\.|[^"\\])*"?)+/g
