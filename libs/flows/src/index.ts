export type { PspOperation } from './psp-outcome.js'
export { inNewIds, pspScript, type HeldStep, type PspScript, type PspStep } from './psp-script.js'
export { simulated } from './simulated.js'
