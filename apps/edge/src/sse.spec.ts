import { expect, test } from '@jest/globals'
import { acceptsStream, eventNumber, sseEvent } from './sse.js'

test('an event is its id and one line of data, whatever the data holds', () => {
  expect(sseEvent(7, { detail: 'two\nlines' })).toBe('id: 7\ndata: {"detail":"two\\nlines"}\n\n')
})

test.each([
  ['text/event-stream', true],
  ['Text/Event-Stream', true],
  ['application/json, text/event-stream', true],
  ['text/event-stream;q=0.5, application/json', false],
  ['text/event-stream;q=0', false],
  ['text/event-stream; charset=utf-8', true],
  ['*/*', false],
  ['application/json', false],
  ['', false],
  [undefined, false],
])('Accept: %s asks for a stream: %s', (accept, stream) => {
  expect(acceptsStream(accept)).toBe(stream)
})

test.each([
  ['0', 0],
  ['12', 12],
  ['-1', undefined],
  ['1.5', undefined],
  ['x', undefined],
  ['9'.repeat(16), undefined],
])('Last-Event-ID: %s', (text, number) => {
  expect(eventNumber(text)).toBe(number)
})
