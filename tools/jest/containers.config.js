import { preset } from './preset.js'

// `npm run containers`: needs Docker, so it is no part of `npm test`. One deployment at a time.
export default {
  ...preset,
  testMatch: ['<rootDir>/containers/**/*.containers.spec.ts'],
  testTimeout: 240_000,
  maxWorkers: 1,
}
