// Jest's globalSetup: real servers for the integration tests of one package. Under `npm test` one stack serves all of
// them and its addresses are set already. Jest resolves nothing here, so this is the built tools/stack.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default async function startServers() {
  if (process.env.PARPAY_TEST_KAFKA && process.env.PARPAY_TEST_POSTGRES) return
  const stack = await import('@parpay/stack')
  const dataFolder = mkdtempSync(join(tmpdir(), 'parpay-test-'))
  const servers = await stack.startServers({ dataFolder, progress: console.error })
  process.env.PARPAY_TEST_KAFKA = servers.brokers.join(',')
  process.env.PARPAY_TEST_POSTGRES = servers.postgresUrl
  globalThis.parpayTestServers = { servers, dataFolder }
}
