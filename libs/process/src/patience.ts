/** Milliseconds between tries at start: 100 doubled up to 2 s. */
export const startBackOff = (tries: number): number => Math.min(100 * 2 ** Math.min(tries, 5), 2_000)

/** How long each step of stopping may take, in milliseconds. All of it is less than what the supervisor waits. */
export const stopping = {
  /** Requests under way; then their connections are closed. */
  requests: 1_500,
  /** Messages and calls under way, and what is in the outbox. */
  messaging: 3_000,
  /** Spans not yet sent to the collector. */
  tracing: 500,
  /** From the signal on; then the process ends, whatever is under way. Nothing is lost by it: see messaging's README. */
  everything: 6_000,
}

/** How long readiness waits for the database, in milliseconds. */
export const probing = 1_000

/** What a client may take to send a request, in milliseconds, and how much of a header: others need the connection, too. */
export const incoming = {
  /** Line and headers. */
  headers: 5_000,
  /** All of it. */
  request: 10_000,
  /** How often both are looked at. */
  checked: 1_000,
  headerBytes: 16_384,
}
