import { networkInterfaces } from 'node:os'
import { expect, test } from '@jest/globals'
import { publishedHost } from './published-host.js'

test("a bridge of this machine's is its loopback", () => {
  expect(publishedHost('172.17.0.1', ['127.0.0.1', '10.0.0.7', '172.17.0.1'])).toBe('127.0.0.1')
})

test('another machine is itself, and so is a name', () => {
  expect(publishedHost('172.17.0.1', ['127.0.0.1', '172.17.0.2'])).toBe('172.17.0.1')
  expect(publishedHost('localhost')).toBe('localhost')
})

test("what is this machine's is asked of it", () => {
  for (const { address } of Object.values(networkInterfaces()).flatMap((all) => all ?? []))
    expect(publishedHost(address)).toBe('127.0.0.1')
})
