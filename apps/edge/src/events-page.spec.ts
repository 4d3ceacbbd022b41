import { describe, expect, test } from '@jest/globals'
import { catalogue, type Catalogue } from '@parpay/events/documentation'
import { apiPage } from './api-page.js'
import { eventsPage } from './events-page.js'

const page = eventsPage(catalogue)
const messages = catalogue.topics.flatMap((topic) => topic.messages)
const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))

test('every topic and message has an entry of its own', () => {
  expect([...messages, ...catalogue.topics].filter(({ name }) => !ids.has(name))).toEqual([])
})

test('every field is shown with its type and what it means', () => {
  const text = page.replaceAll(/<[^>]+>/g, '').replaceAll(/&[^;]+;/g, '')
  for (const { fields } of messages) {
    for (const { name, doc } of fields) {
      expect(page).toContain(`<code>${name}</code>`)
      expect(text).toContain(doc.replaceAll(/[`'"<>&]/g, ''))
    }
  }
  expect(page).toContain('<small>minor units</small>')
  expect(page).toContain('<small>TypeID ord_</small>')
})

test('every link on the page leads somewhere', () => {
  const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, target]) => target)
  expect(targets.length).toBeGreaterThan(messages.length)
  expect(targets.filter((target) => !ids.has(target ?? ''))).toEqual([])
})

describe.each(catalogue.flows)('$name', ({ name, messages: steps }) => {
  test('is drawn with a row a message', () => {
    const [figure = ''] = page
      .split(/<\/?figure/)
      .filter((part) => part.includes(`<h3>${name.replace("'", '&#39;')}</h3>`))
    expect([...figure.matchAll(/href="#(\w+)"/g)].map(([, step]) => step)).toEqual(steps)
    const lanes = new Set([...figure.matchAll(/<b>(\w+)<\/b>/g)].map(([, lane]) => lane))
    expect(figure).toContain(`lanes-${lanes.size}`)
  })
})

test('who acts on a message is told from who keeps it', () => {
  const [, placed = ''] = page.split('title="checkout to edge, payments"')
  const [row = ''] = placed.split('</li>')
  expect([...row.matchAll(/class="((?:acts|keeps)[^"]*)"/g)].map(([, mark]) => mark)).toEqual([
    'keeps c1',
    'acts right c3',
  ])
})

test('what the documents say is text, whatever it holds', () => {
  const [topic] = catalogue.topics
  if (!topic) throw new Error('There is no topic')
  const doc = '<script src="//elsewhere.example"></script> & "`<b>`"'
  const odd: Catalogue = { ...catalogue, doc, topics: [{ ...topic, doc }], flows: [] }
  expect(eventsPage(odd)).not.toContain('<script')
  expect(eventsPage(odd)).toContain('&lt;script src=&quot;//elsewhere.example&quot;&gt;')
})

test.each([
  ['the REST API', apiPage()],
  ['the messages', page],
])('the page of %s loads from nowhere else, and has nothing inline', (_, text) => {
  const loaded = [...text.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"/g)].map(([, url]) => url)
  expect(loaded.length).toBeGreaterThan(1)
  expect(loaded.filter((url) => !url?.startsWith('/docs/assets/'))).toEqual([])
  expect(text).not.toMatch(/<style|<script(?![^>]*src=)| style="| on\w+="/)
})
