import { expect, jest, test } from '@jest/globals'
import { onInterrupt } from './interrupt.js'

test('one Ctrl-C that arrives twice, from the terminal and passed on by npx, ends once and not at once', () => {
  const heard = process.listenerCount('SIGINT')
  const end = jest.fn()
  const off = onInterrupt(end)
  process.emit('SIGINT')
  expect(process.listenerCount('SIGINT')).toBe(heard + 1) // with none left the next one would end this process
  process.emit('SIGINT')
  expect(end).toHaveBeenCalledTimes(1)
  off()
  expect(process.listenerCount('SIGINT')).toBe(heard)
})
