import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { clone } from './own-system.process.js'

const Report = z.object({
  agree: z.boolean(),
  differences: z.array(z.object({ subject: z.string(), says: z.string() })),
  totals: z.array(z.object({ currency: z.string(), ledger: z.union([z.number(), z.string()]) })),
})

/** `parpay verify` of a system at rest. @throws Error with what it printed when it could not look */
export async function verifiedBooks(home: string): Promise<{ readonly agree: boolean; readonly says: string }> {
  const command = [join(clone, 'apps/cli/bin/parpay.js'), 'verify', '--json', '--within', '10s', '--folder', home]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8').toArray())
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const printed = ((await stdout) ?? []).join('')
  if (code !== 0 && code !== 1) throw new Error(`parpay verify could not look: ${((await stderr) ?? []).join('')}`)
  const { agree, differences, totals } = Report.parse(JSON.parse(printed))
  const sums = totals.map(({ currency, ledger }) => `${(Number(ledger) / 100).toLocaleString('en')} ${currency}`)
  const [first] = differences
  const differ = `${differences.length} differences, such as ${first?.subject ?? ''} ${first?.says ?? ''}`
  return { agree, says: agree ? `${sums.join(', ')}, agreed to the cent` : differ }
}
