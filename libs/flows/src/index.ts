export { type ParkedMessage } from './parked.client.js'
export {
  parpaySystem,
  type ControlledSystem,
  type ParPaySystem,
  type ParPaySystemOptions,
} from './parpay-system.client.js'
export type { PspOperation } from './psp-outcome.js'
export { inNewIds, pspScript, type HeldStep, type PspScript, type PspStep } from './psp-script.js'
export { PspUnusable } from './psp.client.js'
export {
  ignore,
  keep,
  parpayReplay,
  type ParPayReplay,
  type ReplayOn,
  type RunningSystem,
  whole,
} from './replay-system.client.js'
export { simulated } from './simulated.js'
export { type TestClock } from './test-clock.js'
