// `npm run build`, then `node bench/recording.mjs [messages]`: how long a recording takes to write and to read. Messages
// have about 600 bytes. Prints JSON with milliseconds (by the clock, and of the processor, which a busy machine changes
// less), bytes and the highest memory (MiB).
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRecording, redact, writeRecording } from '../dist/recording/index.js'

const messages = Number(process.argv[2] ?? 100_000)
const field = (shape, personal = false) => ({ shape, required: true, personal, secret: false })
const [string, long] = [{ kind: 'string' }, { kind: 'long' }]
const nullable = (shape) => ({ kind: 'union', branches: [{ kind: 'null' }, shape] })
const line = { kind: 'record', open: false, fields: { ledger: field(string), amount: field(long) } }
const shape = {
  kind: 'record',
  open: false,
  fields: {
    merchantId: field(string),
    orderId: field(string),
    reference: field(nullable(string), true),
    currency: field(string),
    amount: field(long),
    expiresAt: field(nullable(long)),
    captureMode: field({ kind: 'string', symbols: ['AUTOMATIC', 'MANUAL'] }),
    lines: field({ kind: 'list', items: line }),
  },
}

const message = (n) => ({
  kind: 'message',
  topic: 'checkout.order.v1',
  partition: n % 8,
  offset: BigInt(n),
  at: new Date(1_767_000_000_000 + n),
  key: `ord_01jaxyzxyzxyzxyzxyz${n}`,
  type: 'OrderPlaced',
  headers: { ce_causationid: `01jaxyzxyzxyzxyzxyzx${n}`, ce_id: `01jaxyzxyzxyzxyzxyza${n}`, ce_source: '/checkout' },
  value: {
    merchantId: 'mer_01jaxyzxyzxyzxyzxyzxyzxyz',
    orderId: `ord_01jaxyzxyzxyzxyzxyz${n}`,
    reference: n % 3 === 0 ? null : `Order "${n}" für Zoë`,
    currency: 'EUR',
    amount: 4_900n + BigInt(n),
    expiresAt: n % 2 === 0 ? null : 1_767_225_600_000n,
    captureMode: 'AUTOMATIC',
    lines: [
      { ledger: 'merchant', amount: 4_900n },
      { ledger: 'fees', amount: -100n },
    ],
  },
})

function* recorded() {
  for (let n = 0; n < messages; n += 1) yield message(n)
}

async function milliseconds(work) {
  const start = process.hrtime.bigint()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: Number((process.hrtime.bigint() - start) / 1_000_000n), cpu: Math.round((user + system) / 1_000) }
}

const folder = await mkdtemp(join(tmpdir(), 'recording-'))
try {
  const path = join(folder, 'flow.ndjson')
  const header = { recorded: new Date(), contracts: [{ title: 'checkout', version: '1.0.0' }], topics: [] }
  const read = async (options) => {
    for await (const line of readRecording(path, options)) if (line.kind === 'end') throw new Error('no such line')
  }
  const making = await milliseconds(() => Promise.resolve([...recorded()].length))
  const writing = await milliseconds(() => writeRecording(path, header, recorded(), { shapeOf: () => shape }))
  const reading = await milliseconds(() => read({ shapeOf: () => shape }))
  const readingWithoutShape = await milliseconds(() => read({}))
  const redacting = await milliseconds(() => {
    for (const { value } of recorded()) redact(value, shape)
    return Promise.resolve()
  })
  const { size } = await stat(path)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    JSON.stringify(
      { messages, bytes: size, memory, making, writing, reading, readingWithoutShape, redacting },
      null,
      2,
    ),
  )
} finally {
  await rm(folder, { recursive: true })
}
