// Jest's globalTeardown: ends what start-servers.mjs started.
import { rmSync } from 'node:fs'

export default async function stopServers() {
  const { servers, dataFolder } = globalThis.parpayTestServers ?? {}
  await servers?.stop()
  if (dataFolder) rmSync(dataFolder, { recursive: true, force: true })
}
