import { expect, test } from '@jest/globals'
import { dataFolderOf } from './home.js'

const of = (workingFolder: string, homes: string[], given?: string) =>
  dataFolderOf({ given, workingFolder, clone: '/clone', isHome: (folder) => homes.includes(folder) })

test.each([
  ['the folder given', '/a/b', ['/a'], '/x', '/x/.parpay'],
  ['also by the name of its data', '/a/b', [], '../x/.parpay', '/a/x/.parpay'],
  ['the nearest home upwards', '/a/b/c', ['/a', '/a/b'], undefined, '/a/b/.parpay'],
  ['this folder before those above', '/a/b', ['/a', '/a/b'], undefined, '/a/b/.parpay'],
  ['else its own clone', '/elsewhere', [], undefined, '/clone/.parpay'],
])('%s', (_, workingFolder, homes, given, expected) => {
  expect(of(workingFolder, homes, given)).toBe(expected)
})
