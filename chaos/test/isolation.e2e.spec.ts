import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { isolationCommand } from './isolation.command.js'

const folder = mkdtempSync(join(tmpdir(), 'parpay-isolation-report-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('orders are accepted while payments, then checkout’s database, is away for a few seconds, and all of them end', async () => {
  const out = join(folder, 'isolation.html')
  const short = ['--only', 'payments', '--only', 'database', '--away', '3', '--calm', '2', '--rate', '5', '--no-times']
  const { code, printed } = await isolationCommand(...short, '--out', out)
  expect(`exit code ${code}: ${printed}`).toMatch(/^exit code 0: /)
  for (const part of ['payments', 'checkout’s database'])
    expect(printed).toContain(`ok   ${part} away: every order asked for is accepted`)
  expect(printed).toMatch(/ok {3}all \d+ accepted orders are in a terminal state/)
  expect(printed).toMatch(/ok {3}PSP, payments, orders and ledger: .* agreed to the cent/)
  expect(readFileSync(out, 'utf8')).toContain('Every order came to its end; times were not judged.')
})

test('--help has examples and exit codes', async () => {
  const { code, printed } = await isolationCommand('--help')
  expect(code).toBe(0)
  for (const word of ['--only payments --away 60', 'Exit codes:', 'psp-simulator']) expect(printed).toContain(word)
})

test.each([['--only=ledger'], ['--rate=none']])('%s is a wrong command line', async (word) => {
  expect((await isolationCommand(word)).code).toBe(2)
})
