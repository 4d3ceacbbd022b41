/** One page of a list, newest first; `next` is the cursor of the page after it, null on the last one. */
export interface Page<Entry> {
  readonly data: readonly Entry[]
  readonly next: string | null
}

/** A list as it is read: `for await` gives every entry and asks for the next page when the last one is used up. */
export interface Pages<Entry> extends AsyncIterable<Entry> {
  /** One page only. */
  page(): Promise<Page<Entry>>
  /** Every entry of every page. */
  all(): Promise<Entry[]>
}

/** @param read the page at a cursor, the first one without */
export const pages = <Entry>(read: (at: { cursor?: string }) => Promise<Page<Entry>>): Pages<Entry> => ({
  page: () => read({}),
  async all() {
    const entries: Entry[] = []
    for await (const entry of this) entries.push(entry)
    return entries
  },
  async *[Symbol.asyncIterator]() {
    for (let page = await read({}); ; page = await read({ cursor: page.next })) {
      yield* page.data
      if (page.next === null) return
    }
  },
})
