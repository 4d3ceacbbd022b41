import { fileURLToPath } from 'node:url'
import { preset } from './preset.js'

export default {
  ...preset,
  testMatch: ['<rootDir>/{src,model}/**/*.spec.ts', '<rootDir>/*.spec.ts'],
  testSequencer: fileURLToPath(new URL('./longest-first.mjs', import.meta.url)),
}
