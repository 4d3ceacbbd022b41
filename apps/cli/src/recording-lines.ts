import { recorded, redacted, type Header, type RecordedMessage, type StoryMessage } from '@parpay/testkit'
import type { DescribedSystem } from './described-system.js'
import { exitCodes, Failure } from './failure.js'

/** What a recording of these topics says of itself. */
export const headerOf = (
  { contract }: DescribedSystem,
  topics: readonly string[],
  { redact, note }: { readonly redact?: boolean | undefined; readonly note?: string | undefined },
): Header => ({
  recorded: new Date(),
  contracts: contract.documents,
  topics,
  ...(redact && { redacted: true }),
  ...(note !== undefined && { note }),
})

/** Lines of a recording, each after its cause. @throws Failure 1 where nobody knows what to mask */
export const linesOf = (
  messages: readonly StoryMessage[],
  system: DescribedSystem,
  redact: boolean,
): RecordedMessage[] => {
  const lines = recorded(messages, system.links)
  return redact ? lines.map((line) => masked(line, system)) : lines
}

/** @throws Failure 1 where nobody knows what to mask */
export function masked(line: RecordedMessage, { contract }: DescribedSystem): RecordedMessage {
  try {
    return redacted(line, contract)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Failure(exitCodes.failed, `--redact: ${reason}`, { cause })
  }
}
