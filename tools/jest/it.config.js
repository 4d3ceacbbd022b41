import { fileURLToPath } from 'node:url'
import { preset } from './preset.js'

// The servers come from tools/stack: a run under `npm test` shares one stack, a run by hand starts its own.
export default {
  ...preset,
  testMatch: ['<rootDir>/test/**/*.it.spec.ts'],
  testTimeout: 60_000,
  globalSetup: new URL('./start-servers.mjs', import.meta.url).pathname,
  globalTeardown: new URL('./stop-servers.mjs', import.meta.url).pathname,
  testSequencer: fileURLToPath(new URL('./longest-first.mjs', import.meta.url)),
}
