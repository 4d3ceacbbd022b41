import multi from '@asyncapi/multi-parser'
import { catalogue, documents } from '@parpay/events/documentation'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { keepOneValidator } from './one-validator.mjs'

jest.setTimeout(60_000) // the first document waits until AsyncAPI's schema is compiled: seconds on a busy machine

const services = catalogue.services.map(({ name }) => name)
let folder: string

keepOneValidator()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'))
  for (const [path, text] of Object.entries(documents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe.each(services)('the document of %s', (service) => {
  test('is resolved by a tool from what is served beside it', async () => {
    const file = `${service}.yaml`
    const parser = multi.NewParser(3, { includeSchemaParsers: true })
    const { document, diagnostics } = await parser.parse(documents[file] ?? '', { source: join(folder, file) })
    expect([document?.info().title(), diagnostics.map(({ message }) => message)]).toEqual([service, expect.anything()])
  })
})

test('the catalogue has every message once, with who sends and who receives it', () => {
  const messages = catalogue.topics.flatMap((topic) => topic.messages)
  expect(new Set(messages.map(({ name }) => name)).size).toBe(messages.length)
  const schemas = Object.keys(documents).filter((path) => path.endsWith('.avsc'))
  expect(messages).toHaveLength(schemas.length)
  for (const { name, senders, fields } of messages) {
    expect([name, senders.length, fields.length > 0]).toEqual([name, 1, true])
  }
})

test('a field is described with its unit, its prefix or its values', () => {
  const placed = catalogue.topics.flatMap(({ messages }) => messages).find(({ name }) => name === 'OrderPlaced')
  const types = Object.fromEntries((placed?.fields ?? []).map(({ name, type }) => [name, type]))
  expect(types).toMatchObject({
    ...{ orderId: 'TypeID ord_', total: 'minor units', expiresAt: 'time', method: 'one of', lines: 'list of Line' },
    metadata: 'map of strings',
  })
  expect(placed?.fields.find(({ name }) => name === 'reference')).toMatchObject({ nullable: true, personal: true })
  expect(placed?.fields.find(({ name }) => name === 'lines')?.fields?.map(({ name }) => name)).toContain('quantity')
})
