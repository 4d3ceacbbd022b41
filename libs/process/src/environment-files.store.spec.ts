import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withFiles } from './environment-files.store.js'

const folder = mkdtempSync(join(tmpdir(), 'environment-files-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('a variable by file', () => {
  test('is the text of the file, without the end of its last line', () => {
    const environment = { TOKEN_FILE: file('token', 'two words\n'), OTHER: 'stays' }
    expect(withFiles(['TOKEN', 'OTHER'], environment)).toEqual({
      ok: true,
      environment: { ...environment, TOKEN: 'two words' },
    })
  })

  test('keeps the lines inside', () => {
    const read = withFiles(['CA'], { CA_FILE: file('ca', 'one\ntwo\n') })
    expect(read.ok && read.environment['CA']).toBe('one\ntwo')
  })

  test('is not read for a name that is no variable of the service', () => {
    expect(withFiles(['TOKEN'], { ELSE_FILE: '/nowhere' })).toEqual({
      ok: true,
      environment: { ELSE_FILE: '/nowhere' },
    })
  })

  test('is refused beside the variable itself', () => {
    expect(withFiles(['TOKEN'], { TOKEN: 'a', TOKEN_FILE: file('twice', 'b') })).toEqual({
      ok: false,
      wrong: ['TOKEN and TOKEN_FILE are both set: unset one of them'],
    })
  })

  test('that cannot be read is named', () => {
    const read = withFiles(['TOKEN'], { TOKEN_FILE: join(folder, 'missing') })
    expect(read.ok ? [] : read.wrong).toEqual([expect.stringMatching(/^TOKEN_FILE names a file that cannot be read/)])
  })
})
