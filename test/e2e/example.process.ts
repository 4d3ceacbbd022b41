import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const results = `${root}test/test-results`

/** The code blocks of one language in a document of the repository, in their order, as one text. */
export function examplesIn(document: string, language: string): string {
  const text = readFileSync(root + document, 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code).join('\n')
}

/** What the comment behind a `console.log(...)` says is printed, line by line. */
export const promised = (code: string): string[] =>
  [...code.matchAll(/^\s*console\.log\(.*\) \/\/ (.*)$/gm)].map(([, line = '']) => line)

/**
 * Compiles TypeScript as a reader of it would, and runs it with what it finds in its environment.
 *
 * @returns the lines it printed
 * @throws Error with what the compiler, or the program, says
 */
export async function ran(name: string, code: string, environment: Record<string, string>): Promise<string[]> {
  const file = await compiled(`${name}.mts`, code)
  return printedBy(process.execPath, file, environment)
}

const jest = {
  rootDir: results,
  testEnvironment: 'node',
  testTimeout: 60_000,
  moduleFileExtensions: ['mts', 'js', 'mjs', 'json'],
  extensionsToTreatAsEsm: ['.mts'],
  transform: {
    '^.+\\.mts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
}

/**
 * Compiles a test of Jest as a reader of it would, and runs it.
 *
 * @returns the names of its tests; all of them passed
 * @throws Error with what the compiler, or Jest, says
 */
export async function tested(name: string, code: string, environment: Record<string, string>): Promise<string[]> {
  const file = await compiled(`${name}.test.mts`, code)
  const config = JSON.stringify({ ...jest, testMatch: [file] })
  const program = `${root}node_modules/jest/bin/jest.js`
  const words = ['--experimental-vm-modules', program, '--config', config, '--json']
  const env = { ...process.env, ...environment, NODE_OPTIONS: '', FORCE_COLOR: '0' }
  const { stdout } = await run(process.execPath, words, { cwd: root, env, timeout: 110_000 }).catch(refused)
  return JestResults.parse(JSON.parse(stdout)).testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'passed').map(({ title }) => title),
  )
}

const JestResults = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ status: z.string(), title: z.string() })) })),
})

/** @throws Error with what the compiler says */
async function compiled(name: string, code: string): Promise<string> {
  const file = saved(name, code)
  const options = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2024', '--module', 'nodenext']
  const compiler = `${root}node_modules/.bin/tsc`
  const strict = [...options, '--types', 'node', '--noUncheckedIndexedAccess', file]
  await run(compiler, strict, { cwd: root }).catch(refused)
  return file
}

/** Runs JavaScript, or lines of a shell, as a reader of it would. */
export const ranScript = (name: string, code: string, environment: Record<string, string>): Promise<string[]> =>
  name.endsWith('.sh')
    ? printedBy('sh', saved(name, `set -e\n${code}`), environment)
    : printedBy(process.execPath, saved(name, code), environment)

function saved(name: string, code: string): string {
  mkdirSync(results, { recursive: true })
  writeFileSync(`${results}/${name}`, code)
  return `${results}/${name}`
}

async function printedBy(program: string, file: string, environment: Record<string, string>): Promise<string[]> {
  const env = { ...process.env, ...environment, NODE_OPTIONS: '', FORCE_COLOR: '0' } // Nx asks for colours
  const { stdout } = await run(program, [file], { cwd: root, env, timeout: 60_000 }).catch(refused)
  return stdout.trimEnd().split('\n')
}

function refused(error: unknown): never {
  const said = error instanceof Error && 'stdout' in error && 'stderr' in error ? [error.stdout, error.stderr] : []
  throw new Error([String(error), ...said.map(String)].join('\n'))
}
