import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { diskIsFull, takeDataFolder } from './data-folder.store.js'

test('a data folder that was removed while the system ran is no full disk, and ends no supervisor', () => {
  expect(diskIsFull('/no/such/folder')).toBe(false)
})

test('a folder that nobody can make is refused, and does not keep anybody waiting', () => {
  expect(() => takeDataFolder('/proc/nowhere/.parpay')).toThrow(expect.objectContaining({ code: 'folder-refused' }))
})

test('a folder that may not be written is refused, with what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parpay-'))
  chmodSync(folder, 0o555)
  const root = process.getuid?.() === 0 // root may write everything
  if (root) process.seteuid?.('nobody')
  try {
    const refused = { code: 'folder-refused', message: expect.stringMatching(/cannot be written \(EACCES\).*chown/) }
    expect(() => takeDataFolder(folder)).toThrow(expect.objectContaining(refused))
  } finally {
    if (root) process.seteuid?.(0)
    rmSync(folder, { recursive: true })
  }
})
