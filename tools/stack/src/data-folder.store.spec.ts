import { expect, test } from '@jest/globals'
import { diskIsFull } from './data-folder.store.js'

test('a data folder that was removed while the system ran is no full disk, and ends no supervisor', () => {
  expect(diskIsFull('/no/such/folder')).toBe(false)
})
