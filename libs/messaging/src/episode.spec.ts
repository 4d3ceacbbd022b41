import { expect, test } from '@jest/globals'
import { Episode } from './episode.js'
import type { Log } from './log.js'

function told() {
  const lines: string[] = []
  const at = (level: string) => (_: object, words: string) => void lines.push(`${level}: ${words}`)
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  return { lines, episode: new Episode(log, 'it is back') }
}
const refused = new Error('connection refused')

test('is told when it begins and when it is over', () => {
  const { lines, episode } = told()
  for (let tries = 0; tries < 3; tries += 1) episode.met(refused, 'it is away')
  episode.over()
  episode.over()
  expect(lines).toEqual(['warn: it is away', 'debug: it is away', 'debug: it is away', 'info: it is back'])
})

test('another reason is told, too, once each', () => {
  const { lines, episode } = told()
  for (const error of [refused, new Error('starting up'), refused]) episode.met(error, 'it is away')
  expect(lines).toEqual(['warn: it is away', 'warn: it is away', 'debug: it is away'])
})

test('the next one is told again', () => {
  const { lines, episode } = told()
  episode.met(refused, 'it is away')
  episode.over()
  episode.met(refused, 'it is away')
  expect(lines).toEqual(['warn: it is away', 'info: it is back', 'warn: it is away'])
})

test('nothing is over that never began', () => {
  const { lines, episode } = told()
  episode.over()
  expect(lines).toEqual([])
})
