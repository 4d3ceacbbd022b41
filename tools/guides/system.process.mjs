import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/**
 * Copies the repository as git has it, changes included; packages and what is built stay where they are.
 *
 * @param {string} root of the repository
 * @param {string} folder
 */
export function copyRepository(root, folder) {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const gone = new Set(
    execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\0'),
  )
  for (const path of execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0')) {
    if (path === '' || gone.has(path)) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}

/**
 * What a reader's terminal would have: nothing of npm's, nothing that leads to another system.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
export function readersEnvironment(environment) {
  const ours = /^(npm_|NODE_OPTIONS$|INIT_CWD$|KAFKA_|POSTGRES_|EDGE_|PSP_|PARPAY_(?!CACHE$)|FEE_|FORCE_COLOR$)/
  const left = Object.fromEntries(Object.entries(environment).filter(([name]) => !ours.test(name)))
  const path = (environment['PATH'] ?? '').split(delimiter).filter((part) => !part.endsWith('node_modules/.bin'))
  return { ...left, PATH: path.join(delimiter), npm_config_loglevel: 'error' } // npm's warnings are this machine's
}

/**
 * Starts a system as `npm start` does, in a folder.
 *
 * @param {string} root of the repository
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ ready: Promise<void>, stop: () => Promise<void> }} `ready` rejects with what it said, when it does not come up
 */
export function startSystem(root, folder, environment) {
  const child = spawn(process.execPath, [join(root, 'apps/cli/bin/parpay.js'), 'up', '--folder', folder], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // it ends with this process, however that ends
    detached: true, // Ctrl-C is for us: we end it when its guide's commands have ended
  })
  let said = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  const ready = new Promise((resolve, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        said += text
        if (/^ParPay is up/m.test(said)) resolve(undefined)
      })
    void ended.then(() => failed(new Error(`parpay up ended:\n${said}`)))
    child.on('error', failed)
  })
  return {
    ready,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
