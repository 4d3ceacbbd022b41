import { preset } from './preset.js'

// A system test starts and stops a whole system of its own.
export default { ...preset, testMatch: ['<rootDir>/**/*.e2e.spec.ts'], testTimeout: 120_000, maxWorkers: 1 }
