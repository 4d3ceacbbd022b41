/** One event of `text/event-stream`. */
export interface StreamEvent {
  readonly id: string
  readonly data: string
}

/**
 * The events of a `text/event-stream` as it arrives (HTML Living Standard, 9.2.6): comments and what ends in the middle
 * of an event are left out, several lines of data are joined.
 *
 * @param chunks text, cut anywhere
 */
export async function* eventsIn(chunks: AsyncIterable<string>): AsyncGenerator<StreamEvent> {
  let [id, data]: [string, string[]] = ['', []]
  for await (const line of linesIn(chunks)) {
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
    if (field === 'id') id = value
    if (field === 'data') data.push(value)
    if (line !== '' || data.length === 0) continue
    yield { id, data: data.join('\n') }
    data = []
  }
}

async function* linesIn(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.replace(/\r$/, '')
  }
}
