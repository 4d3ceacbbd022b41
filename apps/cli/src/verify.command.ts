import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { duration } from './duration.option.js'
import { exitCodes, Failure } from './failure.js'
import { terminal } from './terminal.output.js'
import { lasting, verify, type Report } from './verify.js'
import { verifyJson, verifyText } from './verify-text.js'

const Options = z.object({ folder: z.string().optional(), within: z.number(), json: z.boolean().optional() })

export const verifyCommand = (): Command =>
  command({
    name: 'verify',
    short: 'compare PSP, payments, orders and ledger',
    does: "Compare to the cent what the PSP's log, payments, orders and the ledger say of every order and deposit.",
    examples: [
      ['verify', 'a table of sums, and every difference'],
      ['verify --within 60s', 'give services that catch up more time'],
    ],
    ok: 'they agree',
    failed: 'they differ; each difference is a line',
  })
    .option('--within <time>', 'how long differences may last, as messages are on their way', duration, 5_000)
    .option('--json', 'print one object: agree, differences, underWay, counts, totals (minor units)')
    .action(async (raw: unknown) => {
      const { folder, within, json } = Options.parse(raw)
      const report = await settledReport(folder, within)
      terminal.print(json ? verifyJson(report) : verifyText(report, terminal.paint))
      if (report.differences.length > 0) process.exitCode = exitCodes.failed
    })

/** Without what was on its way; in time, so with what was different in every look until then. */
async function settledReport(folder: string | undefined, within: number): Promise<Report> {
  const { dataFolder, statusOf } = await import('./system.client.js')
  const { psp, postgres } = await statusOf(dataFolder(folder))
  const until = performance.now() + within
  let report: Report | undefined
  for (;;) {
    report = lasting(report, await reportOf(psp, postgres))
    if (report.differences.length === 0 || performance.now() > until) return report
    await pause(250)
  }
}

/** Reads backwards along the flow, so that what a witness says has reached those read after it. */
async function reportOf(psp: string, postgres: string): Promise<Report> {
  const { databasesOn, VerifyStore } = await import('./verify.store.js')
  const { readPspLog } = await import('./psp.client.js')
  const store = new VerifyStore(databasesOn(postgres))
  try {
    const ledger = await store.ledger()
    const orders = await store.orders()
    const payments = await store.payments()
    return verify({ ...ledger, orders, payments, psp: await readPspLog(psp) })
  } catch (error) {
    if (error instanceof Failure || error instanceof z.ZodError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Failure(exitCodes.unreachable, `PostgreSQL does not answer (${reason}): npx parpay start postgres.`)
  }
}
