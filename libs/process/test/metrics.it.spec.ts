import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CancellationRequested, OrderCancelled } from '@parpay/events'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { twoServices, type TwoServices } from './two-services.fixture.js'
import { until } from './until.js'

let services: TwoServices
beforeAll(async () => {
  services = await twoServices()
})
afterAll(() => services.stop())

/** A scrape: values by name and labels, these sorted and without the service's own. */
async function scraped(url: string): Promise<Map<string, number>> {
  const answer = await fetch(`${url}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const [, name = '', labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
      const own = labels.split(/,(?=\w+=")/).filter((label) => !label.startsWith('service='))
      return [`${name}{${own.sort().join()}}`, Number(value)]
    }),
  )
}
const sum = (values: Map<string, number>, name: string): number =>
  [...values].reduce((total, [key, value]) => (key.startsWith(`${name}{`) ? total + value : total), 0)

const requested = `topic="${CancellationRequested.topic}",type="CancellationRequested"`
const cancelled = `topic="${OrderCancelled.topic}",type="OrderCancelled"`

describe('a scrape of a service', () => {
  test('tells what it did', async () => {
    const before = await scraped(services.office.url)
    expect(before.get(`parpay_messages_consumed_total{${requested}}`)).toBeUndefined()
    for (const id of ['ord_1', 'ord_2', 'ord_3']) await services.cancel(id)
    await until(
      () => services.heard() === 3,
      () => `heard: ${services.heard()}`,
    )
    const [desk, office] = [await scraped(services.desk.url), await scraped(services.office.url)]
    expect(office.get(`parpay_messages_consumed_total{${requested}}`)).toBe(3)
    expect(office.get(`parpay_messages_published_total{${cancelled}}`)).toBe(3)
    expect(desk.get(`parpay_messages_published_total{${requested}}`)).toBe(3)
    expect(office.get('parpay_batch_messages_sum{}')).toBe(3)
    expect(office.get('parpay_transaction_seconds_count{}')).toBe(office.get('parpay_batch_messages_count{}'))
    expect(office.get('parpay_transaction_seconds_sum{}')).toBeGreaterThan(0)
    expect(
      desk.get('parpay_http_request_seconds_count{method="POST",route="/orders/:id/cancel/:reason",status="201"}'),
    ).toBe(3)
    expect(sum(desk, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
  })

  test('tells what waits, and how far it is behind', async () => {
    const lag = async () => sum(await scraped(services.office.url), 'parpay_consumer_lag_messages')
    await until(
      async () => (await lag()) === 0,
      async () => `lag: ${await lag()}`,
    )
    await services.cancel('ord_4', 'poison')
    await until(
      async () => (await scraped(services.office.url)).get('parpay_parked_messages{reason="poison"}') === 1,
      () => 'no parked message is shown',
    )
    const office = await scraped(services.office.url)
    expect(office.get('parpay_outbox_messages{}')).toBe(0)
    expect(office.get('parpay_outbox_age_seconds{}')).toBe(0)
    expect(office.get('parpay_timers_due{}')).toBe(0)

    // Somebody holds its inbox: it is stuck, and shows it.
    const stuck = new pg.Client({ connectionString: services.officeDatabase.ownerUrl })
    await stuck.connect()
    await stuck.query('begin; lock table inbox in access exclusive mode')
    await services.cancel('ord_5')
    await until(
      async () => (await lag()) === 1,
      async () => `lag: ${await lag()}`,
    )
    await stuck.end()
    await until(
      async () => (await lag()) === 0,
      async () => `lag: ${await lag()}`,
    )
  })

  test('has no label that a caller could choose', async () => {
    for (const path of ['/orders/ord_canary', '/canary', '/orders/ord_canary/cancel/canary?canary=1'])
      await fetch(services.desk.url + path)
    const text = await (await fetch(`${services.desk.url}/metrics`)).text()
    expect(text).toContain('route="unmatched"')
    expect(text).not.toMatch(/canary|ord_/)
  })
})

test('every metric stands in the README with its words', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ')
  const text = await (await fetch(`${services.desk.url}/metrics`)).text()
  const helped = [...text.matchAll(/^# HELP (parpay_\w+) (.*)$/gm)]
  expect(helped.length).toBeGreaterThan(10)
  for (const [, name = '', help = ''] of helped) expect(readme).toContain(`| \`${name}\` | ${help}`)
})
