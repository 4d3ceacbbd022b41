import { fileURLToPath } from 'node:url'
import { preset } from './preset.js'

// A system test starts and stops a whole system of its own. By hand two at once: most of their time is waiting.
export default {
  ...preset,
  testMatch: ['<rootDir>/**/*.e2e.spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 2,
  testSequencer: fileURLToPath(new URL('./longest-first.mjs', import.meta.url)),
}
