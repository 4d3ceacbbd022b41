import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { exitCodes, Failure } from './failure.js'

const Step = z.looseObject({ n: z.number(), type: z.string(), at: z.string(), code: z.string().optional() })

/** An order as the edge answers it, with all it says. */
export const Order = z.looseObject({
  id: z.string(),
  status: z.string(),
  total: z.number(),
  currency: z.string(),
  timeline: z.array(Step),
})
export type Order = z.infer<typeof Order>

const Method = z.looseObject({
  id: z.string(),
  status: z.string(),
  decline: z.looseObject({ code: z.string() }).optional(),
})
export type Method = z.infer<typeof Method>

const Methods = z.object({ data: z.array(Method) })
const Refused = z.object({ title: z.string(), detail: z.string().optional() })

/** The REST API of one merchant. Every method throws Failure: 3 when the edge does not answer, 1 when it refuses. */
export class EdgeClient {
  constructor(
    private readonly edge: string,
    private readonly apiKey: string,
  ) {}

  async place(order: object): Promise<Order> {
    return Order.parse(await this.#ask('POST', '/v1/orders', order))
  }

  async order(id: string): Promise<Order> {
    return Order.parse(await this.#ask('GET', `/v1/orders/${id}`))
  }

  async addMethod(account: string, token: string): Promise<{ id: string }> {
    return Method.parse(await this.#ask('POST', `/v1/accounts/${account}/payment-methods`, { token }))
  }

  async method(account: string, id: string): Promise<Method | undefined> {
    const { data } = Methods.parse(await this.#ask('GET', `/v1/accounts/${account}/payment-methods`))
    return data.find((method) => method.id === id)
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.edge + path, {
      method,
      headers: {
        authorization: `Bearer ${this.apiKey}`,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    }).catch((cause: unknown) => {
      throw new Failure(
        exitCodes.unreachable,
        `The REST API does not answer at ${this.edge}: npx parpay status says what runs.`,
        { cause },
      )
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.ok) return answer
    const { title, detail } = Refused.safeParse(answer).data ?? { title: `The REST API answered ${response.status}` }
    throw new Failure(exitCodes.failed, detail ? `${title}: ${detail}` : `${title}.`)
  }
}
