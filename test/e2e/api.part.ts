import { expect, test } from '@jest/globals'
import { storyPath } from '../flows/stories.js'
import { examplesIn, promised, ran, ranScript, tested } from './example.process.js'
import { sharedSystem } from './running.system.js'
import { schemathesis } from './schemathesis.process.js'
import { testWith } from './test-with.js'

const checker = await schemathesis()
const system = await sharedSystem()

const { edge, apiKey } = await system.status()
const environment = {
  ...{ PARPAY_URL: edge, PARPAY_API_KEY: apiKey },
  ...{ ACCOUNT: system.wallet.account, PAYMENT_METHOD: system.wallet.paymentMethod },
}

test("the client's README compiles, runs and prints what it says", async () => {
  const code = examplesIn('libs/client/README.md', 'ts')
  const lines = await ran('client-readme', code, environment)
  expect(promised(code).length).toBeGreaterThan(2)
  for (const line of promised(code)) expect(lines).toContain(line)
})

test("the README's way with curl: an order that has ended, orders, events", async () => {
  const code = examplesIn('README.md', 'sh').replace(/^export .*$/m, '') // what a reader copies from the screen
  const answers = (await ranScript('readme.sh', code, environment)).map((line): unknown => JSON.parse(line))
  expect(answers).toMatchObject([
    { status: 'completed', total: 2500, timeline: expect.anything() },
    { data: [{ status: 'completed' }] },
    { data: Array(5).fill({ type: expect.any(String) }) },
  ])
})

test("the README's way with the client prints what it says", async () => {
  const code = examplesIn('README.md', 'js')
  const lines = await ranScript('readme.mjs', code, environment)
  expect(promised(code)).toEqual(lines)
})

test('the tests in the guide to recordings compile, run and pass', async () => {
  const code = examplesIn('docs/record-and-replay.md', 'ts')
    .replace("'.parpay'", JSON.stringify(system.folder))
    .replace("'declined.ndjson'", JSON.stringify(storyPath('card-declined')))
  expect(await tested('record-and-replay', code, environment)).toHaveLength(3)
})

testWith(
  checker,
  'nothing that schemathesis sends is answered otherwise than described, or with a 5xx',
  async (checker) => {
    const { edge, apiKey } = await system.status()
    const seed = Date.now() % 1_000_000
    process.stderr.write(`schemathesis --seed ${seed}\n`)
    const { clean, cases, report } = await checker.run(`${edge}/openapi.json`, apiKey, seed, 10)
    if (!clean) throw new Error(report)
    expect(cases).toBeGreaterThan(1_000)
  },
  240_000,
)
