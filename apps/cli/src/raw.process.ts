import { randomBytes } from 'node:crypto'
import { copyPrefix, copyRecords, describeCopy, planCopy, removeCopy } from '@parpay/testkit'
import { contractFor, type WhichContract } from './contract.store.js'
import { exitCodes, Failure } from './failure.js'
import { onInterrupt } from './interrupt.js'
import { askKafka, type WhichKafka } from './kafka.client.js'
import { copyJson } from './plan-json.js'
import { progressOf } from './progress.output.js'
import { copiedJson, copiedText, removedText } from './raw-text.js'
import { readRecordingFile } from './recording-file.store.js'
import { saying } from './replay-failure.js'
import { terminal } from './terminal.output.js'

export interface RawAsked extends WhichKafka, WhichContract {
  readonly speed: 'max' | number
  readonly dryRun?: boolean | undefined
  readonly target?: string | undefined
  readonly yesWriteTo?: string | undefined
  readonly json?: boolean | undefined
}

/** Copies a recording's records into topics of their own and says where they are. @throws Failure */
export async function copyFile(file: string, asked: RawAsked): Promise<void> {
  const described = await contractFor(asked)
  const recording = await readRecordingFile(file, described)
  const { contract, schemaIds } = described
  await saying(async () => {
    const prefix = copyPrefix(asked.prefix ?? `raw-${randomBytes(4).toString('hex')}`)
    const plan = planCopy(recording, contract, { prefix, ...(schemaIds && { schemaIds }) })
    if (asked.dryRun) {
      terminal.print(asked.json ? JSON.stringify(copyJson(plan)) : describeCopy(plan).trimEnd())
      return
    }
    const stopping = new AbortController()
    const off = onInterrupt(() => {
      stopping.abort(new Failure(exitCodes.failed, 'Interrupted: what was copied is removed.'))
    })
    const progress = progressOf('copied', plan.records.length)
    const { speed, target, yesWriteTo } = asked
    const took = await askKafka(asked, (brokers) =>
      copyRecords({
        ...{ plan, brokers, speed, target, yesWriteTo, signal: stopping.signal },
        progress: (sent) => {
          progress.at(sent)
        },
      }),
    ).finally(() => {
      progress.over()
      off()
    })
    const copied = { prefix, records: plan.records.length, topics: plan.topics.length, took }
    terminal.print(asked.json ? JSON.stringify(copiedJson(copied, asked)) : copiedText(copied, asked))
  })
}

/** Removes the topics of a copy. @throws Failure 2 where there is none */
export async function removeCopied(name: string, asked: RawAsked): Promise<void> {
  const { target, yesWriteTo } = asked
  await saying(async () => {
    const prefix = copyPrefix(name)
    const { removed, left } = await askKafka(asked, (brokers) => removeCopy({ brokers, prefix, target, yesWriteTo }))
    terminal.print(asked.json ? JSON.stringify({ prefix, removed, left }) : removedText(prefix, removed, left))
  })
}
