/** What the system tells while it runs; a terminal makes lines of it. */
export type Progress =
  /** Something takes a while: one sentence. */
  | { readonly kind: 'note'; readonly text: string }
  /** `ms` since its start. */
  | { readonly kind: 'ready'; readonly name: string; readonly ms: number; readonly log?: string }
  /** It ended by itself and is started again; `how` is "exit code 1" or "killed by SIGKILL". */
  | { readonly kind: 'crashed'; readonly name: string; readonly how: string; readonly log: string }
  /** Everything is being stopped; `why` is "SIGINT", "down", "npm (pid 12) is gone". */
  | { readonly kind: 'stopping'; readonly why: string }
