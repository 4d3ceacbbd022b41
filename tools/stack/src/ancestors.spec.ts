import { describe, expect, test } from '@jest/globals'
import { brokenLink, linksToNpm, type ProcessTable } from './ancestors.js'

/** Rows of pid, parent and command line. */
const table = (...rows: [number, number, string][]): ProcessTable => ({
  lookUp: (pid) => {
    const row = rows.find(([mine]) => mine === pid)
    return row && { parent: row[1], zombie: false, started: '', name: '' }
  },
  commandLine: (pid) => rows.find(([mine]) => mine === pid)?.[2] ?? '',
})

describe('the chain of parents', () => {
  const running = table(
    [1, 0, '/sbin/init'],
    [20, 1, 'bash'],
    [30, 20, 'npm start'],
    [31, 30, 'sh -c npm run --silent build && parpay up'],
    [32, 31, 'node node_modules/.bin/parpay up'],
  )

  test('reaches up to npm and no further: the terminal may go', () => {
    expect(linksToNpm(32, running)).toEqual([
      { child: 32, parent: 31 },
      { child: 31, parent: 30 },
    ])
  })

  test('ends at npm also where npm is the first process of a container', () => {
    const container = table([1, 0, 'npm start'], [2, 1, 'sh -c parpay up'], [3, 2, 'node parpay up'])
    expect(linksToNpm(3, container)).toHaveLength(2)
  })

  test.each([['npx parpay up'], ['node /usr/lib/node_modules/npm/bin/npm-cli.js start'], ['npm exec parpay up']])(
    'knows %s',
    (command) => {
      expect(linksToNpm(3, table([1, 0, ''], [2, 1, command], [3, 2, 'node']))).toEqual([{ child: 3, parent: 2 }])
    },
  )

  test('is the parent alone when none of them looks like npm', () => {
    expect(linksToNpm(3, table([1, 0, 'init'], [2, 1, 'sh'], [3, 2, 'node']))).toEqual([{ child: 3, parent: 2 }])
  })

  test('holds as long as everybody lives', () => {
    expect(brokenLink(linksToNpm(32, running), running)).toBeUndefined()
  })

  test('breaks when one of them dies, because its child gets another parent', () => {
    const later = table([1, 0, 'init'], [31, 1, 'sh'], [32, 31, 'node'])
    expect(brokenLink(linksToNpm(32, running), later)).toEqual({ child: 31, parent: 30 })
  })
})
