import { HttpException } from '@nestjs/common'
import { kindOfFailure } from '@parpay/messaging'
import { Problem, unavailable, type ProblemKind } from './problem.js'

const byStatus: Readonly<Record<number, readonly [ProblemKind, string]>> = {
  400: ['malformed-request', 'The request cannot be read; check its path, its headers and that its body is JSON.'],
  404: ['not-found', 'There is no such route; /openapi.json lists all.'],
  413: ['too-large', 'A body may have at most 65,536 bytes.'],
  414: ['malformed-request', 'The path is too long.'],
  415: ['unsupported-media-type', 'Send the body as JSON, with Content-Type: application/json.'],
}

/**
 * Any failure as a Problem. The text of errors that are not ours is not repeated: it may hold parts of the request.
 * What nobody foresaw is `internal`.
 */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (kindOfFailure(error) === 'away') return unavailable()
  const [kind, detail] = byStatus[statusOf(error)] ?? ['internal', 'This is our fault; the request may be sent again.']
  return new Problem(kind, detail)
}

function statusOf(error: unknown): number {
  if (!(error instanceof Error)) return 500
  if (error instanceof HttpException) return error.getStatus()
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
}
