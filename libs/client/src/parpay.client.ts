import createClient from 'openapi-fetch'
import { accounts } from './accounts.client.js'
import { balance } from './balance.client.js'
import { deposits } from './deposits.client.js'
import { events } from './events.client.js'
import { following } from './following.client.js'
import type { paths } from './generated/openapi.js'
import { orders } from './orders.client.js'
import { retrying } from './retrying.client.js'

export interface ParPayOptions {
  /** The REST API's address, such as `http://127.0.0.1:21175`. */
  readonly url: string
  /** `pk_test_...`: a secret, for servers only. */
  readonly apiKey: string
  /** Tries after the first one, where no answer came or the API asks for another; 4 by default, 0 for none. */
  readonly retries?: number
  /** Milliseconds: a pause that the API asks for is not waited for when it is longer; 10,000 by default. */
  readonly longestPause?: number
  /** Milliseconds one try may take, beside what `wait` adds; 30,000 by default. */
  readonly timeout?: number
  /** Sends the requests, for tests; the platform's own by default. */
  readonly fetch?: (request: Request) => Promise<Response>
}

/**
 * The REST API of one merchant. Every method throws ProblemError when it is refused, Unreachable when no answer comes
 * however often it is asked, and its signal's reason.
 */
export class ParPay {
  readonly accounts: ReturnType<typeof accounts>
  readonly deposits: ReturnType<typeof deposits>
  readonly orders: ReturnType<typeof orders>
  readonly balance: ReturnType<typeof balance>
  readonly events: ReturnType<typeof events>

  constructor({ url, apiKey, retries = 4, longestPause = 10_000, timeout = 30_000, fetch = send }: ParPayOptions) {
    const patience = { retries, longestPause }
    const http = createClient<paths, 'application/json'>({
      baseUrl: url,
      headers: { authorization: `Bearer ${apiKey}` },
      fetch: retrying(fetch, timeout, patience),
    })
    const follow = following({ url, apiKey, fetch, patience })
    this.accounts = accounts(http)
    this.deposits = deposits(http)
    this.orders = orders(http, follow)
    this.balance = balance(http)
    this.events = events(http, follow)
  }
}

const send = (request: Request): Promise<Response> => fetch(request)
