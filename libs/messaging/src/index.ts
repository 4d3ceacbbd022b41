export { decider, Decider, type Aggregate, type OpenAttempt, type Readings } from './decider.js'
export { then, unchanged, type Decision, type Draft, type Emission, type NewAttempt } from './decision.js'
export { deciding, type Decided } from './deciding.js'
export { outcome, type Outcome } from './outcome.js'
