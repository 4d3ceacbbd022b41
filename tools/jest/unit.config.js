import { preset } from './preset.js'

export default { ...preset, testMatch: ['<rootDir>/{src,model}/**/*.spec.ts', '<rootDir>/*.spec.ts'] }
