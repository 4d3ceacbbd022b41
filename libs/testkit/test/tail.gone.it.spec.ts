import { afterAll, expect, test } from '@jest/globals'
import { createTopics, startServers } from '@parpay/stack'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// A Kafka of its own, since it goes away.
const dataFolder = mkdtempSync(join(tmpdir(), 'parpay-gone-'))
const servers = await startServers({ dataFolder })
afterAll(async () => {
  await servers.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** A test that watches a topic, and stops when it is told to: nothing else keeps the process. */
const program = (topic: string) => `
  import { tail } from '@parpay/testkit'
  const decode = () => ({ type: { name: 'Text' }, message: null })
  const following = await tail({ brokers: ${JSON.stringify(servers.brokers)}, topics: ['${topic}'], decode })
  console.log('open')
  process.stdin.once('data', async () => {
    process.stdin.destroy()
    await following.stop()
    console.log('stopped')
  })`

test('a tail that is stopped after its broker went away does not keep the process', async () => {
  await createTopics(servers.brokers, [{ name: 'gone', partitions: 1, replicas: 1, config: {} }])
  const child = spawn(
    process.execPath,
    ['--disable-warning=TimeoutNegativeWarning', '--input-type=module', '-e', program('gone')],
    {
      cwd: import.meta.dirname,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child.stdout, 'data')
  await servers.stop()
  const ended = once(child, 'exit', { signal: AbortSignal.timeout(15_000) })
  child.stdin.write('stop')
  try {
    expect(await ended).toEqual([0, null])
  } finally {
    child.kill('SIGKILL')
  }
  expect(said).toBe('open\nstopped\n')
})
