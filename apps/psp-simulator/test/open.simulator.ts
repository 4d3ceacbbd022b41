import { afterEach, beforeEach, expect } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../src/config.js'
import { openSimulator, type Simulator } from '../src/simulator.module.js'
import { PspClient } from './psp.client.js'

// A simulator in this process for each test of the spec that imports it.

let folder: string
/** Its log. */
export let file: string
/** Speaks with the one that was opened last. */
export let psp: PspClient
const open: Simulator[] = []
const broken: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'psp-simulator-'))
  file = join(folder, 'log.jsonl')
  await start()
})

afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
  await rm(folder, { recursive: true })
  expect(broken.splice(0)).toEqual([])
})

const start = async (environment: Record<string, string> = {}) => {
  const config = readConfig({ PSP_LOG: file, ...environment })
  if ('wrong' in config) throw new Error(config.wrong.join('; '))
  const simulator = await openSimulator(config, pino({ enabled: false }), (sentence) => broken.push(sentence))
  open.push(simulator)
  psp = new PspClient(simulator.url)
}

/** The new one has read what is on disk before the old one closes: nothing that is written at an end helps it. */
export const restart = async (environment?: Record<string, string>) => {
  await start(environment)
  for (const old of open.splice(0, open.length - 1)) await old.close()
}
