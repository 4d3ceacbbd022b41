export { closure } from './closure.js'
export type { Closure, ClosureOptions } from './closure.js'
export { recorded, redacted, shapesOf } from './recorded.js'
