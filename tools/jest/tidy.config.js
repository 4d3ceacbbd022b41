import { preset } from './preset.js'

// What linters can't see: reads the whole repository, so its results are never cached.
export default { ...preset, testMatch: ['<rootDir>/tidy/**/*.spec.ts'] }
