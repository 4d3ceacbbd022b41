/** What can keep the stack from starting or answering, as a caller tells it apart. */
export const problemCodes = [
  'already-running',
  'disk-full',
  'folder-damaged',
  'folder-refused',
  'java-missing',
  'java-old',
  'kafka-download-failed',
  'maven-missing',
  'name-refused',
  'not-built',
  'not-running',
  'not-supported',
  'port-taken',
  'root-refused',
  'server-failed',
  'server-unreachable',
  'service-failed',
  'stopped',
  'unknown-service',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** Something a person can put right: the message is one sentence that says what happened and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly code: ProblemCode,
    message: string,
  ) {
    super(message)
  }
}
