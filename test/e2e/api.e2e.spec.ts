import { expect, test } from '@jest/globals'
import { examplesIn, promised, ran } from './example.process.js'
import { runningSystem } from './running.system.js'

const system = await runningSystem()

test("the client's README compiles, runs and prints what it says", async () => {
  const { edge, apiKey } = await system.status()
  const code = examplesIn('libs/client/README.md', 'ts')
  const lines = await ran('client-readme', code, { PARPAY_URL: edge, PARPAY_API_KEY: apiKey })
  expect(promised(code).length).toBeGreaterThan(2)
  for (const line of promised(code)) expect(lines).toContain(line)
})
