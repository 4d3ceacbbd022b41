import { check } from './check.js'
import type { Evidence, PspLine, RuntimeTables, TopicRecord } from './evidence.js'
import { soundEvidence } from './sound-evidence.js'

export const sound = soundEvidence()
export const order = 'ord_01h455vb4pex5vsknk084sn02q'
export const payment = 'pay_01h455vb4pex5vsknk084sn02q'
export const capture = 'cap_01h455vb4pex5vsknk084sn02q'
export const unknown = 'pay_01h455vb4pex5vsknk084sn02r'
/** As violations name them: with their order. */
export const [thePayment, theCapture, theTransaction, theKey] = [payment, capture, 'txn_1', 'key-1'].map(
  (id) => `${id} of ${order}`,
)

/** The sound evidence with some of it replaced. */
export const but = (change: Partial<Evidence>): Evidence => ({ ...sound, ...change })
export const edgeBut = (change: Partial<Evidence['edge']>): Evidence => but({ edge: { ...sound.edge, ...change } })
export const serviceBut = (service: string, change: Partial<RuntimeTables>): Evidence =>
  but({ services: sound.services.map((one) => (one.service === service ? { ...one, ...change } : one)) })
/** Each of them, changed. */
export const of = <Thing>(things: readonly Thing[], change: Partial<Thing>): Thing[] =>
  things.map((thing) => ({ ...thing, ...change }))
export const recordBut = (type: string, change: Partial<TopicRecord>): Evidence =>
  but({ records: sound.records.map((one) => (one.type === type ? { ...one, ...change } : one)) })
/** With a message once more, changed. */
export const recordsWith = (type: string, change: Partial<TopicRecord>): Evidence => {
  const like = sound.records.filter((one) => one.type === type)
  return but({ records: [...sound.records, ...of(like, { offset: 0n, ...change })] })
}
/** With more lines in the PSP's log, each like that of the capture. */
export const pspWith = (...more: Partial<PspLine>[]): Evidence => {
  const [, captured] = sound.psp
  return but({ psp: [...sound.psp, ...more.flatMap((change) => (captured ? [{ ...captured, n: 3, ...change }] : []))] })
}
const [first] = sound.asked.flatMap(({ answers }) => answers)
if (!first) throw new Error('the sound evidence has an answer')
/** The answer to the order, and one that names another order. */
export const told = first
export const other = { ...told, body: '{"id":"ord_2"}' }
export const poisoned = { topic: 'checkout.order.v1', key: 'ord_x', behind: 1 }

/** What violates one invariant, in words. */
export const says = (invariant: string, evidence: Evidence): string[] =>
  check(evidence)
    .filter((violation) => violation.invariant === invariant)
    .map(({ about, says }) => `${about} ${says}`)
