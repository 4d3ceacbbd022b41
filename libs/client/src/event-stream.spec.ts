import { expect, test } from '@jest/globals'
import { eventsIn, type StreamEvent } from './event-stream.js'

async function eventsOf(...chunks: string[]): Promise<StreamEvent[]> {
  const found: StreamEvent[] = []
  const arriving = async function* () {
    for (const chunk of chunks) yield await Promise.resolve(chunk)
  }
  for await (const event of eventsIn(arriving())) found.push(event)
  return found
}

const two = 'retry: 1000\n\nid: 1\ndata: {"n":1}\n\n:\n\nid: 2\ndata: {"n":2}\n\n'
const both = [
  { id: '1', data: '{"n":1}' },
  { id: '2', data: '{"n":2}' },
]

test.each<[string, string[], StreamEvent[]]>([
  ['two events, a comment and a retry', [two], both],
  ['the same, character by character', two.split(''), both],
  ['lines ended as in Windows', [two.replaceAll('\n', '\r\n')], both],
  ['data of two lines', ['id: 7\ndata: a\ndata: b\n\n'], [{ id: '7', data: 'a\nb' }]],
  ['data without a space', ['data:a\n\n'], [{ id: '', data: 'a' }]],
  ['a stream cut off in an event', ['id: 1\ndata: a\n\nid: 2\ndata: b\n'], [{ id: '1', data: 'a' }]],
  ['nothing', [], []],
])('%s', async (_, chunks, events) => {
  expect(await eventsOf(...chunks)).toEqual(events)
})
