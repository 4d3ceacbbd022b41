/**
 * The environment a child gets: ours without what npm and Jest left in it. `NODE_ENV=test` changes kafkajs's retries,
 * NODE_OPTIONS may carry a debugger's port, and npm's variables make a child believe that npm started it.
 */
export function cleanEnvironment(from: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const dropped = /^(npm_|JEST_|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$|(KAFKA|POSTGRES|EDGE|PSP|PAYMENTS)_PORT$)/
  return Object.fromEntries(Object.entries(from).filter(([name]) => !dropped.test(name)))
}
