import {
  GrowingRecording,
  readWhole,
  shapesOf,
  Unrecordable,
  writeRecording,
  type MessageContract,
  type RecordedMessage,
  type Tailed,
} from '@parpay/testkit'
import { bareTopic, type DescribedSystem } from './described-system.js'
import { linesOf, headerOf, masked } from './recording-lines.js'
import { understood } from './sighting.js'

export interface SavingAsked {
  readonly save: string
  readonly force?: boolean | undefined
  readonly redact?: boolean | undefined
}

/** What a watch saves while it goes on. */
export interface Saving {
  add(tailed: Tailed<MessageContract>): void
  /** Puts each message after its cause. Answers how many are saved, and how many could not be. */
  over(): Promise<{ readonly messages: number; readonly lost: number }>
}

/**
 * Saves into a recording that can be read whatever ends the watch: until it is over, in the order of arrival.
 *
 * @throws what the file system throws; Failure 1 where it is to mask and nobody knows what
 */
export function savingTo(
  { save, force = false, redact = false }: SavingAsked,
  system: DescribedSystem,
  topics: readonly string[],
): Saving {
  const shapes = { shapeOf: shapesOf(system.contract) }
  const header = headerOf(system, topics, { redact })
  const growing = new GrowingRecording(save, header, { ...shapes, replace: force })
  let lost = 0
  const close = (): void => {
    growing.close()
  }
  process.once('exit', close) // what waits to be written, where a closed pipe or a second Ctrl-C ends the process
  return {
    add: (tailed) => {
      const line = lineOf(tailed, system)
      if (!line || !taken(growing, redact ? masked(line, system) : line)) lost += 1
    },
    over: async () => {
      process.off('exit', close)
      close()
      const { lines } = await readWhole(save, shapes)
      const told = lines.flatMap((line) =>
        line.kind === 'message' ? { ...line, type: { name: line.type }, message: line.value } : [],
      )
      await writeRecording(save, header, linesOf(told, system, false), shapes)
      return { messages: lines.length, lost }
    },
  }
}

function lineOf(tailed: Tailed<MessageContract>, system: DescribedSystem): RecordedMessage | undefined {
  const told = understood(tailed)
  if (!told) return undefined
  const { topic, partition, offset, at, key, headers, type, message } = told
  const place = { topic: bareTopic(system, topic), partition, offset, at, key }
  return { kind: 'message', ...place, type: type.name, headers, value: message }
}

/** Whether a recording can hold it. */
function taken(growing: GrowingRecording, line: RecordedMessage): boolean {
  try {
    growing.add(line)
    return true
  } catch (error) {
    if (error instanceof Unrecordable) return false
    throw error
  }
}
