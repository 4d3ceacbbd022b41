import { ParPay, ProblemError, Unreachable } from '@parpay/client'
import { exitCodes, Failure } from './failure.js'

/** The REST API of one merchant. A terminal is not kept waiting for an edge that is away: three more tries take a second. */
export const edgeOf = ({ edge, apiKey }: { readonly edge: string; readonly apiKey: string }): ParPay =>
  new ParPay({ url: edge, apiKey, retries: 3 })

/** How a command ends that the edge refused (1) or did not answer (3); what else went wrong stays what it is. */
export function failureOf(error: unknown): unknown {
  if (error instanceof ProblemError) return new Failure(exitCodes.failed, error.message, { cause: error })
  if (!(error instanceof Unreachable)) return error
  const sentence = `The REST API does not answer at ${error.url}: npx parpay status says what runs.`
  return new Failure(exitCodes.unreachable, sentence, { cause: error })
}
