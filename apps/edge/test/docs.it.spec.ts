import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { catalogue, documents } from '@parpay/events/documentation'
import { startEdge, type Edge } from './edge.fixture.js'

let edge: Edge

beforeAll(async () => {
  edge = await startEdge('edge_docs', { kafka: false })
})

afterAll(async () => {
  await edge.stop()
})

const get = (path: string): Promise<Response> => fetch(edge.url + path, { redirect: 'manual' })

test('the root leads a browser to the documentation, and tells a terminal where things are', async () => {
  const root = await get('/')
  expect([root.status, root.headers.get('location')]).toEqual([302, '/docs'])
  const places = Object.values((await root.json()) as object)
    .flat()
    .filter((place) => String(place).startsWith('/'))
  expect(places.length).toBeGreaterThan(5)
  for (const place of places) expect([place, (await get(String(place))).status]).toEqual([place, 200])
})

describe.each(['/docs', '/docs/events'])('%s', (path) => {
  test('is a page that may load from this server only, and all it loads is there', async () => {
    const page = await get(path)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
    expect(policy).not.toMatch(/unsafe|http|\*/)
    const loaded = [...(await page.text()).matchAll(/(?:src|href)="(\/docs\/assets\/[^"]+)"/g)].map(([, url]) => url)
    for (const url of loaded) expect([url, (await get(url ?? '')).status]).toEqual([url, 200])
  })
})

test.each([
  ['/docs/assets/docs.css', 'text/css; charset=utf-8'],
  ['/docs/assets/swagger-ui-bundle.js', 'application/javascript; charset=utf-8'],
  ['/docs/assets/icon.svg', 'image/svg+xml'],
])('%s is served as %s', async (path, type) => {
  const { headers } = await get(path)
  expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([type, 'nosniff'])
})

test.each([
  '/docs/assets/package.json',
  '/docs/assets/swagger-initializer.js',
  '/docs/assets/..%2fpackage.json',
  '/docs/assets/%2e%2e%2f%2e%2e%2fpackage.json',
  '/docs/nothing',
  '/asyncapi/',
  '/asyncapi/schemas.lock.json',
  '/asyncapi/__proto__',
  '/asyncapi/..%2fpackage.json',
])('%s is not there', async (path) => {
  const answer = await get(path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
})

test('each document is there with all it refers to', async () => {
  const seen = new Set<string>()
  const read = async (url: URL): Promise<void> => {
    if (seen.has(url.pathname)) return
    seen.add(url.pathname)
    const answer = await get(url.pathname)
    expect([url.pathname, answer.status]).toEqual([url.pathname, 200])
    const text = await answer.text()
    for (const [, path = ''] of text.matchAll(/\$ref: '(\.[^#']*)/g)) await read(new URL(path, url))
  }
  for (const { name } of catalogue.services) await read(new URL(`/asyncapi/${name}.yaml`, edge.url))
  expect([...seen].sort()).toEqual(
    Object.keys(documents)
      .map((path) => `/asyncapi/${path}`)
      .sort(),
  )
})
