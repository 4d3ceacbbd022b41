// One closing line from Jest's own results; a suite that could not be loaded is a failure too.
import { globSync, readFileSync } from 'node:fs'

let passed = 0,
  failed = 0,
  skipped = 0
for (const file of globSync('{apps,libs,tools}/*/test-results/*.json')) {
  const r = JSON.parse(readFileSync(file, 'utf8'))
  passed += r.numPassedTests
  failed += r.numFailedTests + r.numRuntimeErrorTestSuites
  skipped += r.numPendingTests
}
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(failed || !passed ? 1 : 0)
