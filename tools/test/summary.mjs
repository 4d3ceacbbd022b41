// What failed, by name, and one closing line from Jest's own results; a suite that could not be loaded is a failure too.
// The names come last so that they are still there where only the end of a long log is kept.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { resultFiles } from './results.mjs'

const linesShown = 12
let passed = 0
let failed = 0
let skipped = 0
for (const file of resultFiles()) {
  const results = JSON.parse(readFileSync(file, 'utf8'))
  passed += results.numPassedTests
  failed += results.numFailedTests + results.numRuntimeErrorTestSuites
  skipped += results.numPendingTests
  for (const suite of results.testResults) tell(suite)
}
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(failed || !passed ? 1 : 0)

function tell({ name, status, message, assertionResults }) {
  const where = relative(process.cwd(), name)
  const tests = assertionResults.filter((test) => test.status === 'failed')
  for (const { fullName, failureMessages } of tests) show(`${where}: ${fullName}`, failureMessages.join('\n'))
  if (status === 'failed' && tests.length === 0) show(`${where} could not run`, message)
}

function show(title, text) {
  const lines = stripVTControlCharacters(text).trim().split('\n').slice(0, linesShown)
  console.log(`FAILED: ${title}\n${lines.map((line) => `    ${line}`).join('\n')}\n`)
}
