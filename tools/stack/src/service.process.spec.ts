import { expect, test } from '@jest/globals'
import { listeningUrl } from './service.process.js'

const line = '{"level":30,"msg":"listening","url":"http://127.0.0.1:4010"}'

test.each([
  ['alone', line],
  ['between others', `{"msg":"migrated"}\n${line}\n{"msg":"ready"}\n`],
  ['after a line that only talks about it', `say "listening"\n${line}`],
])('the address is found: %s', (_, printed) => {
  expect(listeningUrl(printed)).toBe('http://127.0.0.1:4010')
})

test.each([
  ['nothing', ''],
  ['half a line', line.slice(0, 50)],
  ['no address', '{"msg":"listening","url":"here"}'],
])('there is no address yet: %s', (_, printed) => {
  expect(listeningUrl(printed)).toBeNull()
})
