import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { interruption } from '@parpay/stack'
import { CommanderError } from 'commander'
import { Demonstration } from './demonstration.process.js'
import { endingChecks } from './ending.js'
import { checksOf, type Check, findingsOf } from './findings.js'
import { wantedBy, type Wanted } from './options.js'
import { outage } from './outage.js'
import { ownSystem } from './own-system.process.js'
import { page } from './page.js'
import { sceneOf } from './scene.js'
import { line, screen, summary, undisturbedText } from './screen.js'
import { Terminal } from './terminal.output.js'

/** Milliseconds: a picture is drawn that often, a line printed where there is no terminal. */
const drawEvery = 500
const lineEvery = 5_000

const terminal = new Terminal()
const words = process.argv.slice(2)

async function demonstrate({ plan, out, times }: Wanted): Promise<boolean> {
  const signal = interruption() // from here on Ctrl-C stops what was started instead of ending this process
  terminal.print('Starting Kafka, PostgreSQL and the services ...')
  const own = await ownSystem(signal)
  let demonstration: Demonstration | undefined
  let drawing: NodeJS.Timeout | undefined
  try {
    const running = new Demonstration(own, await own.system.status(), plan, signal)
    demonstration = running
    const scene = () => sceneOf(running.course, running.phase, running.now)
    drawing = terminal.isLive
      ? setInterval(() => {
          terminal.draw(screen(scene(), plan.rate, terminal.paint))
        }, drawEvery)
      : setInterval(() => {
          terminal.print(line(scene()))
        }, lineEvery)
    await running.run(() => {
      const finding = findingsOf(running.course).absences.at(-1)
      if (finding) terminal.print(summary(finding, terminal.paint))
    })
    const ending = await running.ending()
    clearInterval(drawing)
    const { course } = running
    const findings = findingsOf(course)
    const checks: Check[] = [
      ...findings.absences.flatMap((finding) =>
        checksOf(finding, { ...outage(finding.name, plan.database), unfinished: plan.rate, times }),
      ),
      ...endingChecks(ending),
    ]
    const command = ['npm run demo:isolation', ...(words.length > 0 ? ['--', ...words] : [])].join(' ')
    writeFileSync(
      out,
      page({ course, findings, checks, database: plan.database, times, at: new Date().toISOString(), command }),
    )
    terminal.print(`\n${undisturbedText(findings.undisturbed)}`)
    for (const { says, ok } of checks)
      terminal.print(`${ok ? terminal.paint('green', 'ok  ') : terminal.paint('red', 'FAIL')} ${says}`)
    terminal.print(`\nThe report: ${resolve(out)}`)
    return checks.every(({ ok }) => ok)
  } finally {
    clearInterval(drawing)
    try {
      await demonstration?.cut()
    } finally {
      await own.end()
    }
  }
}

/** Ends the process with the exit code of `--help`. */
async function main(): Promise<number> {
  let wanted: Wanted
  try {
    wanted = wantedBy(words)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
  try {
    return (await demonstrate(wanted)) ? 0 : 1
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      terminal.print('Interrupted: everything is stopped, nothing is left.')
      return 130
    }
    process.stderr.write(`demo:isolation: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

process.exit(await main())
