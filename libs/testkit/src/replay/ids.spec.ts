import { expect, test } from '@jest/globals'
import { Ids } from './ids.js'

const ids = (known: string[] = [], kept: string[] = [], run = 'run') =>
  new Ids({ run, offset: 1_000, known: new Set(known), kept: new Set(kept) })
const suffix = '01h455vb4pex5vsknk084sn02q'

test('ids that share their UUID share it still', () => {
  const all = ids()
  const [order, payment, uuid] = [`ord_${suffix}`, `pay_${suffix}`, '01890a5d-ac96-774b-bcce-b302099a8057'].map((id) =>
    all.of(id),
  )
  expect(order).toMatch(/^ord_[0-9a-z]{26}$/)
  expect(order).not.toBe(`ord_${suffix}`)
  expect(payment).toBe(order?.replace('ord', 'pay'))
  expect(uuid).not.toBe('01890a5d-ac96-774b-bcce-b302099a8057')
})

test.each<[known: string, like: RegExp]>([
  ['order-17', /^order-[1-8]\d{8}$/],
  ['42', /^[1-8]\d{8}$/],
  ['1234567890123456789', /^[1-8]\d{18}$/],
  ['507f1f77bcf86cd799439011', /^[0-9a-f]{24}$/],
  ['Zoë', /^Zoë-[0-9a-f]{8}$/],
])('%s becomes another id like it', (known, like) => {
  expect(ids([known]).of(known)).toMatch(like)
  expect(ids([known]).of(known)).not.toBe(known)
})

test('no two ids become one, nor one that is there already', () => {
  const known = Array.from({ length: 5_000 }, (_, n) => `C-${n}`)
  const all = ids(known)
  expect(new Set([...known, ...known.map((id) => all.of(id))]).size).toBe(10_000)
})

test('an id has one name in a run and another one in the next', () => {
  const all = ids(['C-1'])
  expect(all.of('C-1')).toBe(all.of('C-1'))
  expect(ids(['C-1'], [], 'next').of('C-1')).not.toBe(all.of('C-1'))
  expect([...all.names.keys()]).toEqual(['C-1'])
})

test('what is kept stays, and what has its UUID; what is no id stays', () => {
  const all = ids(['EUR', ''], [`mer_${suffix}`, 'EUR'])
  const texts = [`mer_${suffix}`, `ledger_${suffix}`, 'EUR', '', `of ord_${suffix}`, 'order-17']
  expect(texts.map((text) => all.of(text))).toEqual(texts)
  expect(all.names.size).toBe(0)
})
