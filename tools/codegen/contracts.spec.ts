import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

jest.setTimeout(120_000) // each run takes seconds, more on a busy machine

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'contracts-'))
  cpSync(inRepository('asyncapi'), join(folder, 'asyncapi'), { recursive: true })
  cpSync(inRepository('libs/events/src/generated'), join(folder, 'generated'), { recursive: true })
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function contracts(...args: string[]) {
  const command = [inRepository('tools/codegen/contracts.mjs'), '--asyncapi', 'asyncapi', '--generated', 'generated']
  return spawnSync(process.execPath, [...command, ...args], { cwd: folder, encoding: 'utf8' })
}

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file, readFileSync(file, 'utf8')])

function edit(file: string, from: string, to: string): void {
  const path = join(folder, file)
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}

const opened = 'asyncapi/schemas/accounts.account.v1/AccountOpened.avsc'

test('an edit is reported by --check, written without it, and in order afterwards', () => {
  const nickname = '{ "name": "nickname", "type": ["null", "string"], "default": null, "doc": "What to call it." }'
  edit(opened, '"fields": [', `"fields": [${nickname},`)
  writeFileSync(join(folder, 'generated/accounts.account.v0.ts'), '// no longer generated\n')
  const before = files()
  const differing = [
    'asyncapi/schemas.lock.json',
    'generated/accounts.account.v1.ts',
    'generated/schemas/accounts.account.v1.ts',
    'generated/catalogue.ts',
    'generated/documents.ts',
    'generated/accounts.account.v0.ts',
  ]
  const reported = contracts('--check')
  expect(reported.stdout.trim().split('\n')).toEqual(differing.map((file) => `differs: ${file}`))
  expect(reported).toMatchObject({ status: 1, stderr: expect.stringContaining('npm run contracts') })
  expect(files()).toEqual(before)

  const written = contracts()
  expect(written.status).toBe(0)
  expect(written.stdout.trim().split('\n').slice(0, -1)).toEqual(differing.map((file) => `written: ${file}`))
  expect(readFileSync(join(folder, 'generated/accounts.account.v1.ts'), 'utf8')).toContain(
    'readonly nickname: string | null',
  )
  expect(contracts('--check')).toMatchObject({ status: 0 })
})

test('a refused edit writes nothing and says one sentence', () => {
  edit(opened, '"string"', '"bytes"')
  const before = files()
  const { status, stdout, stderr } = contracts()
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^asyncapi\/schemas\/accounts.account.v1\/AccountOpened.avsc: field \w+ .*\.\n$/)
  expect(files()).toEqual(before)
})

test('help and wrong usage', () => {
  expect(contracts('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--check') })
  expect(contracts('--chek')).toMatchObject({ status: 2, stderr: expect.stringContaining("Unknown option '--chek'") })
})
