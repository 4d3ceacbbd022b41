import { z } from 'zod'
import { Key, Release, ScriptedOperation, Step } from './script.js'

const Payment = z.string().min(1).max(100)
/** Names whoever lives for as long as its scripts are to. */
export const Lease = z.string().min(1).max(100)

/** Something that happened to a script. All of them, in their order, are the scripts. */
export const ScriptEntry = z.union([
  z.strictObject({ payment: Payment, steps: z.array(Step), lease: Lease.optional() }),
  z.strictObject({ payment: Payment, released: Release }),
  z.strictObject({ payment: Payment, taken: z.strictObject({ operation: ScriptedOperation, n: z.int(), key: Key }) }),
])
export type ScriptEntry = z.infer<typeof ScriptEntry>
