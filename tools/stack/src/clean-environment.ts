/**
 * The environment a child gets: ours without what npm and Jest left in it. `NODE_ENV=test` changes kafkajs's retries
 * (`production` passes: a service then refuses to be armed for tests), NODE_OPTIONS may carry a debugger's port, and npm's variables make a child believe that npm started it.
 */
export function cleanEnvironment(from: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const dropped = /^(npm_|JEST_|NODE_OPTIONS$|INIT_CWD$|(KAFKA|POSTGRES|EDGE|PSP|PAYMENTS)_PORT$)/
  const kept = ([name, value]: [string, string | undefined]) =>
    name === 'NODE_ENV' ? value === 'production' : !dropped.test(name)
  return Object.fromEntries(Object.entries(from).filter(kept))
}
