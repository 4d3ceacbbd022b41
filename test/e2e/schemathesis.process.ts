import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pythonPrograms } from './python.process.js'

const run = promisify(execFile)

/** The version whose findings were looked at; another one may check more. */
const version = '4.32.5'
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
]

/** What one run found. */
export interface Findings {
  readonly clean: boolean
  readonly cases: number
  readonly report: string
}

/**
 * Generates requests from a served OpenAPI document, and holds the answers against it: all that its schemas suggest, and
 * `examples` random ones for each operation. Bounded by number, not by time: a slow machine tries as much as a fast one.
 */
export interface Schemathesis {
  run(description: string, apiKey: string, seed: number, examples: number): Promise<Findings>
}

/** @returns why not, where there is no Python, or no way to the package */
export async function schemathesis(): Promise<Schemathesis | string> {
  const installed = await pythonPrograms(`schemathesis-${version}`, [`schemathesis==${version}`])
  if ('missing' in installed) return `schemathesis ${version}: ${installed.missing}`
  const command = join(installed.bin, 'schemathesis')
  return {
    run: async (...given) => {
      const rest = await findings(command, ['--exclude-path', streams], ...given)
      const stream = await findings(command, ['--include-path', streams], ...given)
      return {
        clean: rest.clean && stream.clean,
        cases: rest.cases + stream.cases,
        report: rest.report + stream.report,
      }
    },
  }
}

/** A stream does not end. Tried by itself, it is asked for orders that there are not: nothing tells of any that there is. */
const streams = '/v1/orders/{id}/events'

async function findings(
  command: string,
  selection: readonly string[],
  description: string,
  apiKey: string,
  seed: number,
  examples: number,
): Promise<Findings> {
  const cwd = mkdtempSync(join(tmpdir(), 'parpay-schemathesis-')) // it leaves a database of examples
  const words = ['run', description, '--header', `Authorization: Bearer ${apiKey}`, '--checks', checks.join(',')]
  const bounds = ['--seed', String(seed), '--max-examples', String(examples), '--request-timeout', '10']
  try {
    const ended = await run(command, [...words, ...selection, ...bounds, '--continue-on-failure', '--no-color'], {
      ...{ cwd, timeout: 230_000, maxBuffer: 1 << 26 },
    }).catch((error: unknown) => ({ stdout: `${outputOf(error)}\n${String(error)}`, failed: true }))
    const [, cases = '0'] = /(\d+) generated/.exec(ended.stdout) ?? []
    return { clean: !('failed' in ended), cases: Number(cases), report: ended.stdout.replaceAll(apiKey, '***') }
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

const outputOf = (error: unknown): string => (error instanceof Error && 'stdout' in error ? String(error.stdout) : '')
