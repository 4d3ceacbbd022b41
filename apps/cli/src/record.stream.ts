import {
  closure,
  shapesOf,
  tail,
  Unrecordable,
  writeRecording,
  type Header,
  type RecordedMessage,
} from '@parpay/testkit'
import { alarm } from './alarm.js'
import { contractFor } from './contract.store.js'
import { bareTopic, type DescribedSystem } from './described-system.js'
import { extentOf } from './extent.js'
import { exitCodes, Failure } from './failure.js'
import { onInterrupt } from './interrupt.js'
import { askKafka, type WhichKafka } from './kafka.client.js'
import { refuseToReplace } from './output-file.store.js'
import { progressOf } from './progress.output.js'
import { headerOf, linesOf } from './recording-lines.js'
import { count } from './replay-text.js'
import { correlationOf, understood, type Told } from './sighting.js'
import type { Until } from './since.js'
import { isMeant, type Subject } from './subject.js'
import { subjectAsked, type SubjectOptions } from './subject.option.js'
import { terminal } from './terminal.output.js'
import { topicsMeant } from './topic-names.js'
import { filtersOf } from './watch-filters.js'

export interface Recording extends WhichKafka, SubjectOptions {
  readonly words: readonly string[]
  readonly since?: 'beginning' | Date | undefined
  readonly until?: Until | undefined
  readonly where?: string | undefined
  /** A path, or `-`. */
  readonly output: string
  readonly force?: boolean | undefined
  readonly redact?: boolean | undefined
  readonly note?: string | undefined
  readonly json?: boolean | undefined
}

/** Records what there is, or what comes until a time or a signal ends it. @throws Failure */
export async function record({ output, force = false, ...asked }: Recording): Promise<void> {
  if (output !== '-') refuseToReplace(output, force, '-o')
  const system = await contractFor(asked)
  const topics = topicsMeant(asked.words, system.contract)
  const subject = subjectAsked(asked)
  const { messages, lost } = await read(system, topics, asked, subject)
  const lines = linesOf(chosen(messages, system, subject, asked.since), system, asked.redact ?? false)
  await writeTo(output === '-' ? process.stdout : output, headerOf(system, topics, asked), lines, system)
  // On stdout there is nothing else beside a recording.
  const say = output === '-' ? terminal.note : terminal.print
  if (asked.json) say(JSON.stringify({ messages: lines.length, topics: topics.length, lost, file: output }))
  else terminal.note(`${count(lines.length, 'message')} recorded${output === '-' ? '' : ` in ${output}`}.`)
  if (lost > 0) throw new Failure(exitCodes.failed, `${count(lost, 'record')} could not be decoded: not in it.`)
}

interface Read {
  /** Topics as the contract names them. */
  readonly messages: readonly Told[]
  /** How many did not decode. */
  readonly lost: number
}

async function read(
  system: DescribedSystem,
  topics: readonly string[],
  asked: Pick<Recording, 'since' | 'until' | 'where' | 'brokers' | 'folder'>,
  subject: Subject | undefined,
): Promise<Read> {
  const { where } = filtersOf({ where: asked.where }, system.contract, topics)
  // What is asked for mentions what is older.
  const older = subject !== undefined || asked.since !== undefined
  const extent = extentOf({ all: older, until: asked.until ?? (older ? 'now' : undefined) }, new Date())
  const following = await askKafka(asked, (brokers) =>
    tail({
      ...{ brokers, topics: topics.map((name) => system.prefix + name), ...extent, decode: system.decode },
    }),
  )
  const interruption = new AbortController()
  const stop = (): void => void following.stop()
  const off = onInterrupt(() => {
    interruption.abort()
    stop()
  })
  const silence = extent.ends && alarm(extent.ends, () => void following.reached().then(stop, stop))
  if (extent.from === 'now') terminal.note(`Recording ${topics.length} topics; Ctrl-C ends it.`)
  const progress = progressOf('read', extent.to === undefined ? undefined : Number(following.ahead))
  const messages: Told[] = []
  let lost = 0
  for await (const each of following) {
    progress.add()
    if (extent.ends && each.at >= extent.ends) continue
    const topic = bareTopic(system, each.topic)
    const told = understood(each)
    if (!told) {
      if (subject && !isMeant(each.key ?? correlationOf(each, system) ?? '', subject)) continue
      terminal.note(`${topic}[${each.partition}]@${each.offset}: ${each.problem ?? 'it did not decode.'}`)
      lost += 1
    } else if (!where || where.test({ ...told, topic, type: told.type.name })) messages.push({ ...told, topic })
  }
  progress.over()
  silence?.()
  off()
  await following.stop()
  // What comes is recorded until somebody ends it; what was has an end of its own.
  if (interruption.signal.aborted && extent.from !== 'now')
    throw new Failure(exitCodes.failed, 'Interrupted: nothing is recorded.')
  return { messages, lost }
}

/** What a recording of this subject, or since this time, needs. @throws Failure 1 where that is nothing, or not there */
function chosen(
  messages: readonly Told[],
  { contract, links }: DescribedSystem,
  subject: Subject | undefined,
  since: Recording['since'],
): readonly Told[] {
  if (subject) {
    const found = closure(messages, { contract, links, isAbout: (id) => isMeant(id, subject) })
    if (found.messages.length === 0)
      throw new Failure(exitCodes.failed, `No message is about ${subject.id}: parpay watch shows what there is.`)
    if (found.gone.length === 0) return found.messages
    const whatToDo = 'Not all is there that it takes to replay this; --since records what there is.'
    throw new Failure(exitCodes.failed, [...found.gone.slice(0, 5), whatToDo].join('\n'))
  }
  if (!(since instanceof Date)) return messages
  const recent = messages.filter(({ at }) => at >= since)
  const ids = new Set(recent.flatMap((message) => [message.key ?? '', links.correlation(message) ?? '']))
  const found = closure(messages, { contract, links, isAbout: (id) => ids.has(id), others: true })
  if (found.gone.length > 0) terminal.note(`Not all is there that it takes to replay this: ${found.gone[0] ?? ''}`)
  return found.messages
}

async function writeTo(
  sink: string | NodeJS.WriteStream,
  header: Header,
  lines: readonly RecordedMessage[],
  { contract }: DescribedSystem,
): Promise<void> {
  try {
    await writeRecording(sink, header, lines, { shapeOf: shapesOf(contract) })
  } catch (cause) {
    if (!(cause instanceof Unrecordable) && !isOfFiles(cause)) throw cause
    throw new Failure(exitCodes.failed, cause.message, { cause })
  }
}

const isOfFiles = (error: unknown): error is Error => error instanceof Error && 'code' in error
