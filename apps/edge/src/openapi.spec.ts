import { describe, expect, test } from '@jest/globals'
import { RequestMethod, type Type } from '@nestjs/common'
import { AccountsController } from './accounts.controller.js'
import { BalanceController } from './balance.controller.js'
import { DepositsController } from './deposits.controller.js'
import { openApi } from './openapi.js'
import { schemas } from './openapi-schemas.js'
import { EventsController } from './events.controller.js'
import { OpenApiController } from './openapi.controller.js'
import { OrdersController } from './orders.controller.js'
import { problems, problemType } from './problem.js'

const document = openApi()
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation, text: JSON.stringify(operation) })),
)

/** `post /v1/orders/{id}/cancel` for each route of a controller, as Nest keeps them. */
function routesOf(controller: Type): string[] {
  const prefix = String(Reflect.getMetadata('path', controller))
  const members: [string, { readonly value?: unknown }][] = Object.entries(
    Object.getOwnPropertyDescriptors(controller.prototype),
  )
  return members.flatMap(([name, { value }]) => {
    if (name === 'constructor' || typeof value !== 'function') return []
    const path: unknown = Reflect.getMetadata('path', value)
    if (typeof path !== 'string') return []
    const method = RequestMethod[Number(Reflect.getMetadata('method', value))]?.toLowerCase() ?? ''
    const whole = `/${prefix}/${path}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, '')
    return [`${method} ${whole.replaceAll(/:(\w+)/g, '{$1}')}`]
  })
}

test('every route is described, and nothing else', () => {
  const routes = [
    AccountsController,
    DepositsController,
    OrdersController,
    BalanceController,
    EventsController,
    OpenApiController,
  ].flatMap(routesOf)
  const health = ['get /health/live', 'get /health/ready']
  expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...routes, ...health].sort())
})

test('every reference leads somewhere', () => {
  for (const [, pointer = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = pointer.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document)
    expect([pointer, typeof target]).toEqual([pointer, 'object'])
  }
})

test('a list says how many entries a page has, and a page by which parameter its `next` is given', () => {
  const queries = operations.flatMap(({ path, method, text }) => {
    const [, page = ''] = /#\/components\/schemas\/(\w+Page)"/.exec(text) ?? []
    const [, parameter = ''] = /"next":.*?The `(\w+)` of the next page/.exec(JSON.stringify(schemas()[page])) ?? []
    const [limit] = /"name":"limit","in":"query","schema":\{[^}]*\}/.exec(text) ?? []
    const by = text.includes(`"name":"${parameter}","in":"query"`) ? parameter : undefined
    return method === 'get' && page ? [{ path, by, twenty: limit?.includes('"default":20') }] : []
  })
  expect(queries.length).toBeGreaterThan(4)
  expect(queries).toEqual(
    queries.map(({ path }) => ({ path, by: path === '/v1/events' ? 'after' : 'cursor', twenty: true })),
  )
})

test('every problem of the catalogue is described', () => {
  for (const kind of Object.keys(problems) as (keyof typeof problems)[]) {
    expect(JSON.stringify(document.paths)).toContain(`"${problemType(kind)}"`)
  }
})

describe.each(operations)('$method $path', ({ path, method, operation, text }) => {
  const merchants = path.startsWith('/v1/')

  test('has a name, a summary and an answer', () => {
    expect(operation).toMatchObject({ operationId: expect.any(String), summary: expect.any(String) })
    expect(text).toMatch(method === 'get' ? /"200":/ : /"202":/)
  })

  test('needs an API key exactly if it is a merchant’s', () => {
    expect(text.includes('"security":[]')).toBe(!merchants)
  })

  test('has every refusal that any request may meet', () => {
    const statuses = [...(merchants ? [400, 401, 500, 503] : []), ...(method === 'get' ? [] : [409, 413, 415, 422])]
    const refusals = statuses.map((status) => [status, { content: { 'application/problem+json': {} } }])
    expect(operation).toMatchObject({ responses: Object.fromEntries(refusals) as object })
    expect(text.includes('#/components/parameters/IdempotencyKey')).toBe(method === 'post')
  })
})
