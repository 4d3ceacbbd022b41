// One closing line from Jest's own results; a suite that could not be loaded is a failure too.
import { readFileSync } from 'node:fs'
import { resultFiles } from './results.mjs'

let passed = 0
let failed = 0
let skipped = 0
for (const file of resultFiles()) {
  const results = JSON.parse(readFileSync(file, 'utf8'))
  passed += results.numPassedTests
  failed += results.numFailedTests + results.numRuntimeErrorTestSuites
  skipped += results.numPendingTests
}
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(failed || !passed ? 1 : 0)
