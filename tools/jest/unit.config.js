import { preset } from './preset.js'

export default { ...preset, testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/*.spec.ts'] }
