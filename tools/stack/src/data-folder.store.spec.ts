import { expect, test } from '@jest/globals'
import { diskIsFull, takeDataFolder } from './data-folder.store.js'

test('a data folder that was removed while the system ran is no full disk, and ends no supervisor', () => {
  expect(diskIsFull('/no/such/folder')).toBe(false)
})

test('a folder that nobody can make is refused, and does not keep anybody waiting', () => {
  expect(() => takeDataFolder('/proc/nowhere/.parpay')).toThrow(expect.objectContaining({ code: 'folder-refused' }))
})
