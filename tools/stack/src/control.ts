// What talks to a system that runs, without what runs one: who only asks need not load the clients of Kafka and PostgreSQL.
export { ControlClient, runningIn } from './control.client.js'
export { cacheFolder } from './kafka.cache.js'
export { Problem, type ProblemCode } from './problem.js'
export { type ProcessStatus, type SystemStatus } from './status.js'
