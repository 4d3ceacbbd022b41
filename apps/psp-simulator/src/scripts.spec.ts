import { describe, expect, test } from '@jest/globals'
import type { Request } from './operation.js'
import { Script, type Step } from './script.js'
import type { ScriptEntry } from './script-entry.js'
import { Scripts } from './scripts.js'

const capture = (key: string, payment = 'pay'): Request => ({
  operation: 'capture',
  key,
  payment,
  amount: 1,
  currency: 'EUR',
})
const no: Step = { operation: 'capture', outcome: 'no' }
const yes: Step = { operation: 'capture', outcome: 'yes' }
const held: Step = { operation: 'capture', outcome: 'yes', held: true }

function scripted(...steps: Step[]): Scripts {
  const scripts = new Scripts()
  scripts.put('pay', steps)
  return scripts
}

const isReleased = (scripts: Scripts, key: string): Promise<boolean> =>
  Promise.race([scripts.take(capture(key))?.released.then(() => true), Promise.resolve().then(() => false)]).then(
    (released) => released === true,
  )

describe('a script', () => {
  test('gives each new key the next step of its operation, and a key that comes again the same', () => {
    const scripts = scripted(no, { operation: 'void', outcome: 'no' }, yes)
    expect(scripts.take(capture('a'))?.step).toEqual(no)
    expect(scripts.take(capture('b'))?.step).toEqual(yes)
    expect(scripts.take(capture('a'))?.step).toEqual(no)
    expect(scripts.take(capture('c'))).toBeUndefined()
    expect(scripts.take({ operation: 'void', key: 'd', payment: 'pay' })?.step.operation).toBe('void')
  })

  test('keeps a step with a key for the request under it', () => {
    const scripts = scripted({ ...no, key: 'b' }, yes)
    expect(scripts.take(capture('a'))?.step).toEqual(yes)
    expect(scripts.take(capture('b'))?.step).toEqual({ ...no, key: 'b' })
    expect(scripts.take(capture('c'))).toBeUndefined()
  })

  test('is about one payment', () => {
    expect(scripted(no).take(capture('a', 'other'))).toBeUndefined()
  })

  test('holds a step until it is released, also when that came first', async () => {
    const scripts = scripted(held, held)
    expect(await isReleased(scripts, 'a')).toBe(false)
    expect(scripts.release('pay', { operation: 'capture', n: 2 })).toBe(true)
    expect(await isReleased(scripts, 'a')).toBe(false)
    expect(await isReleased(scripts, 'b')).toBe(true)
    scripts.release('pay', { operation: 'capture', n: 1 })
    expect(await isReleased(scripts, 'a')).toBe(true)
  })

  test('has no step to release beyond its last', () => {
    expect(scripted(held).release('pay', { operation: 'capture', n: 2 })).toBe(false)
    expect(scripted(held).release('other', { operation: 'capture', n: 1 })).toBe(false)
  })

  test('that is replaced lets go of what it held, and begins anew', async () => {
    const scripts = scripted(held)
    const old = scripts.take(capture('a'))
    scripts.put('pay', [no])
    await expect(old?.released).resolves.toBeUndefined()
    expect(scripts.take(capture('b'))?.step).toEqual(no)
    scripts.put('pay', [])
    expect(scripts.take(capture('c'))).toBeUndefined()
  })

  test('is the same again after what happened to it, or what is left of that', async () => {
    const happened: ScriptEntry[] = []
    const first = new Scripts([], (entry) => happened.push(entry))
    first.put('pay', [held, no, held], 'run')
    first.put('other', [no])
    first.put('other', [])
    first.take(capture('a'))
    first.take(capture('b'))
    first.release('pay', { operation: 'capture', n: 3 })
    for (const again of [new Scripts(happened), new Scripts(first.entries)]) {
      expect(again.asked('pay')).toMatchObject({ capture: 2 })
      expect(again.asked('other')).toBeUndefined()
      expect(again.take(capture('b'))?.step).toEqual(no)
      expect(await isReleased(again, 'a')).toBe(false)
      expect(await isReleased(again, 'c')).toBe(true)
      expect([...again.leases]).toEqual(['run'])
    }
  })

  test('ends with its lease, which lets go of what it held', async () => {
    const scripts = new Scripts()
    scripts.put('pay', [held], 'run')
    scripts.put('other', [no], 'another run')
    const taken = scripts.take(capture('a'))
    scripts.end('run')
    await expect(taken?.released).resolves.toBeUndefined()
    expect(scripts.asked('pay')).toBeUndefined()
    expect(scripts.asked('other')).toBeDefined()
  })

  test.each([
    ['an operation of another kind', { operation: 'attach', outcome: 'no' }],
    ['a yes with a code', { operation: 'capture', outcome: 'yes', code: 'x' }],
    ['a code that is no code', { operation: 'capture', outcome: 'no', code: 'Not a code' }],
    ['an unknown field', { operation: 'capture', outcome: 'no', until: 'later' }],
  ])('with %s is refused', (_, step) => {
    expect(Script.safeParse({ steps: [step] }).success).toBe(false)
  })
})
