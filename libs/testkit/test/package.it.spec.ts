import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

// As somebody who installed it has it: what `npm pack` makes, in a folder outside the workspace.
const run = promisify(execFile)
const own = fileURLToPath(new URL('../', import.meta.url))
const workspace = join(own, '../../')
const folder = mkdtempSync(join(tmpdir(), 'parpay-package-'))
const installed = join(folder, 'node_modules/@parpay/testkit')
const described = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as {
  version: string
  dependencies: object
}
const tarball = join(folder, `parpay-testkit-${described.version}.tgz`)

function link(name: string): void {
  const place = [own, workspace].map((from) => join(from, 'node_modules', name)).find((path) => existsSync(path))
  if (place === undefined) throw new Error(`${name} is not installed`)
  const target = join(folder, 'node_modules', name)
  mkdirSync(dirname(target), { recursive: true })
  symlinkSync(place, target, 'junction')
}

beforeAll(async () => {
  mkdirSync(installed, { recursive: true })
  await run('npm', ['pack', '--pack-destination', folder], { cwd: own, shell: process.platform === 'win32' })
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed])
  for (const name of Object.keys(described.dependencies)) link(name)
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('it has what runs, what it is and what one may do with it', async () => {
  const { stdout } = await run('tar', ['-tzf', tarball])
  const names = stdout
    .trim()
    .split('\n')
    .map((name) => name.replace(/^package\//, ''))
  expect(names.filter((name) => !/^dist\/[^ ]+\.(js|d\.ts)$/.test(name)).sort()).toEqual([
    'LICENSE',
    'README.md',
    'package.json',
  ])
  expect(names.filter((name) => name.includes('.spec.'))).toEqual([])
})

test('plain Node imports it, and it reads documents', async () => {
  const documents = ['counter', 'sorting', 'delivery'].map((name) =>
    join(workspace, `examples/parcels/asyncapi/${name}.yaml`),
  )
  const program = `
    import { compileFilter, readContract, testSystem } from '@parpay/testkit'
    const contract = await readContract(${JSON.stringify(documents)})
    console.log(typeof testSystem, [...contract.topics.keys()].sort().join(' '))`
  writeFileSync(join(folder, 'program.mjs'), program)
  const { stdout } = await run(process.execPath, ['program.mjs'], { cwd: folder, env: { PATH: process.env['PATH'] } })
  expect(stdout.trim()).toMatch(/^function parcels?\./)
})

test('its types compile in a strict program of another, the matcher among them', async () => {
  for (const name of ['@jest/globals', 'expect', '@types/node']) link(name)
  writeFileSync(
    join(folder, 'shop.test.mts'),
    `import { expect, test } from '@jest/globals'
     import { readContract, recording, testSystem } from '@parpay/testkit'
     import '@parpay/testkit/jest'
     test('an order', async () => {
       const contract = await readContract(['shop.yaml'])
       const system = await testSystem({ brokers: ['localhost:9092'], contract })
       const flow = await recording('order.ndjson', contract)
       expect(await system.replay(flow)).toMatchRecording(flow)
       expect(await system.replay(flow)).not.toMatchRecording(flow)
       const { message } = await system.expectEvent('Placed', { orderId: '1', due: new Date() })
       await system.expectNoEvent({ name: 'Paid' })
       // @ts-expect-error -- a recording is no text
       expect(1).toMatchRecording('order.ndjson')
       // @ts-expect-error -- a message is a value that nobody has looked at
       message.orderId
     })`,
  )
  const tsc = join(workspace, 'node_modules/.bin/tsc')
  const options = [
    '--strict',
    '--noEmit',
    '--target',
    'es2024',
    '--module',
    'nodenext',
    '--types',
    'node',
    'shop.test.mts',
  ]
  const compiled = run(tsc, ['--skipLibCheck', ...options], { cwd: folder }).catch((error: unknown) => error)
  expect(await compiled).toEqual({ stdout: '', stderr: expect.any(String) })
})
