import { describe, expect, test } from '@jest/globals'
import { topics } from '@parpay/events'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { files, product, root, sources } from './repository.js'

const named = (wrong: { path: string }[]): string[] => wrong.map(({ path }) => path)

describe('the repository', () => {
  test('kafkajs is imported in one source file of the runtime, by testkit and by the stack', () => {
    const importing = named(product.filter(({ text }) => /(?:from |\()'kafkajs['/]/.test(text)))
    expect(importing.filter((path) => !path.startsWith('tools/stack/'))).toEqual([
      'libs/messaging/src/kafka.transport.ts',
      'libs/testkit/src/copy/kafka.copy.ts',
      'libs/testkit/src/kafka.admin.ts',
      'libs/testkit/src/kafka.extent.ts',
      'libs/testkit/src/kafka.producer.ts',
      'libs/testkit/src/kafka.tail.ts',
      'libs/testkit/src/replay/kafka.lag.ts',
      'libs/testkit/src/replay/kafka.replay.ts',
    ])
  })

  test('SQL stands in stores only', () => {
    const statement = /(`|')\s*(with \w+ as|select .* from|insert into|update \w+ set|delete from|create table)\b/
    const outside = product.filter(({ path }) => !/\.store\.ts$/.test(path) && !path.startsWith('tools/stack/'))
    expect(named(outside.filter(({ text }) => statement.test(text)))).toEqual([])
  })

  test('no file is long without a stated reason', () => {
    // A spec may hold a whole table of states.
    const limit = (path: string): number => (/\.spec\.ts$/.test(path) ? 500 : 320)
    const long = sources.filter(({ path, text }) => text.split('\n').length > limit(path) && !/Long because/.test(text))
    expect(named(long)).toEqual([])
  })

  test('no folder or file is called after nothing', () => {
    const empty = /(^|\/)(common|utils?|helpers?|shared|base|managers?|misc)(\/|\.[a-z]+$)/
    expect(named(files.filter(({ path }) => empty.test(path)))).toEqual([])
  })

  test('every relative link in a document leads somewhere', () => {
    const broken = files
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(#[^)]*)?\)/g)]
          .map(([, target = '']) => ({ path, target }))
          .filter(({ target }) => !existsSync(join(root, dirname(path), target))),
      )
    expect(broken).toEqual([])
  })

  test('every spec that a document names as its proof has a test of that name', () => {
    const text = new Map(sources.map((file) => [file.path, file.text]))
    const named = files
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\]\((?<spec>[^)\s]+\.(?:spec|conformance|part)\.ts)\):\s+_(?<name>[^_]+)_/g)].map(
          ({ groups }) => ({
            spec: join(dirname(path), groups?.['spec'] ?? ''),
            name: (groups?.['name'] ?? '').replace(/\s+/g, ' '),
          }),
        ),
      )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(({ spec, name }) => !text.get(spec)?.includes(name))).toEqual([])
  })

  test('every environment variable that is read is documented in a README', () => {
    const documents = files
      .filter(({ path }) => path.endsWith('.md'))
      .map(({ text }) => text)
      .join('\n')
    const read = new Set(
      product.flatMap(({ text }) =>
        [...text.matchAll(/\benv\.([A-Z][A-Z0-9_]+)|\benv\['([A-Z][A-Z0-9_]+)'\]/g)].map((m) => m[1] ?? m[2] ?? ''),
      ),
    )
    expect([...read].filter((name) => !new RegExp(`\\b${name}\\b`).test(documents)).sort()).toEqual([])
  })

  test('every app, lib and example says what it is for', () => {
    const packages = files
      .filter(({ path }) =>
        /^(apps|libs|examples)\/[^/]+\/package\.json$|^tools\/(stack|codegen)\/package\.json$/.test(path),
      )
      .map(({ path }) => dirname(path))
    expect(packages.filter((folder) => !existsSync(join(root, folder, 'README.md')))).toEqual([])
  })

  test('every app and lib shows how it works in a diagram', () => {
    const readmes = files.filter(({ path }) => /^(apps|libs)\/[^/]+\/README\.md$/.test(path))
    expect(named(readmes.filter(({ text }) => !text.includes('```mermaid')))).toEqual([])
  })

  test('the tools show no field that the contracts mark as secret', () => {
    const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
    const masked = [...compose.matchAll(/MASKING_0_FIELDS_\d+: (\S+)/g)].map(([, field]) => field)
    const pattern = new RegExp(`^${/MASKING_0_TOPICVALUESPATTERN: (\S+)/.exec(compose)?.[1] ?? ''}$`)
    const secret = topics.flatMap(({ messages }) => messages).filter(({ secrets }) => secrets.length > 0)
    const shown = secret.filter(
      ({ topic, secrets }) => !pattern.test(topic) || secrets.some((one) => !masked.includes(one)),
    )
    expect([secret.length > 0, shown.map(({ name }) => name)]).toEqual([true, []])
  })

  test('tests do not sleep', () => {
    const specs = sources.filter(({ path }) => /\.spec\.ts$/.test(path))
    expect(
      named(
        specs.filter(
          ({ text }) => /(?<!jest\.)setTimeout\(|\bsleep\(|\bdelay\(/.test(text) && !/Waits because/.test(text),
        ),
      ),
    ).toEqual([])
  })

  test('no test is run alone, or skipped without a stated reason', () => {
    const specs = sources.filter(({ path }) => /\.spec\.ts$/.test(path))
    const alone = /\b(describe|test|it)\.(only|todo)\b/
    const skipped = /\b(describe|test|it)\.skip\b|\bx(it|describe|test)\(/
    const wrong = specs.filter(({ text }) => alone.test(text) || (skipped.test(text) && !/Skipped because/.test(text)))
    expect(named(wrong)).toEqual([])
  })
})
