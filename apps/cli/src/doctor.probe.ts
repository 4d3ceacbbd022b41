import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, statSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder, ControlClient, findJava, isFree, runningIn } from '@parpay/stack'
import { topicSizes } from '@parpay/testkit'
import type { Finding } from './doctor-text.js'
import { clone } from './system.client.js'

/** Bytes a fresh system takes with some days of playing. */
const neededBytes = 512 << 20
const services = ['edge', 'checkout', 'payments', 'accounts', 'psp-simulator']

/** Looks at everything a system on this data folder needs. */
export async function examine(folder: string, environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const running = runningIn(folder) !== undefined
  const external = environment['KAFKA_BROKERS']
  return [
    node(),
    built(),
    ...(external ? [await kafka(external)] : await Promise.all([java(environment), maven(environment)])),
    ...(running ? [] : await ports(environment)),
    writable(folder),
    disk(folder),
    await system(folder, running),
  ]
}

function node(): Finding {
  const name = 'Node'
  if (Number(process.versions.node.split('.')[0]) >= 24) return { name, state: 'ok', says: process.version }
  const fix = process.platform === 'darwin' ? 'install Node 24' : 'npm ci (it brings Node 24)'
  return { name, state: 'wrong', says: `${process.version} is too old`, fix }
}

function built(): Finding {
  const missing = services.filter((service) => !existsSync(join(clone, 'apps', service, 'dist', 'main.js')))
  if (missing.length === 0) return { name: 'Build', state: 'ok', says: 'services are built' }
  return { name: 'Build', state: 'wrong', says: `${missing.join(', ')} not built`, fix: 'npm run build' }
}

async function java(environment: NodeJS.ProcessEnv): Promise<Finding> {
  try {
    const { command, version } = await findJava(environment)
    return { name: 'Java', state: 'ok', says: `${version} (${command})` }
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error) // what is wrong: what to do
    const [says = sentence] = sentence.split(': ', 1)
    return { name: 'Java', state: 'wrong', says, fix: sentence.slice(says.length + 2) }
  }
}

/** Only needed until Kafka was fetched once. */
async function maven(environment: NodeJS.ProcessEnv): Promise<Finding> {
  const name = 'Maven'
  const cache = cacheFolder(environment)
  const fetched = existsSync(cache) && readdirSync(cache).some((entry) => /^kafka-[\d.]+$/.test(entry))
  if (fetched) return { name, state: 'ok', says: `Kafka is fetched (${cache})` }
  try {
    const { stdout } = await promisify(execFile)('mvn', ['--version'], { env: environment })
    return { name, state: 'ok', says: /Maven ([\d.]+)/.exec(stdout)?.[1] ?? 'is there' }
  } catch {
    return {
      name,
      state: 'wrong',
      says: 'is not there, and fetches Kafka',
      fix: 'apt install maven, or brew install maven',
    }
  }
}

async function kafka(brokers: string): Promise<Finding> {
  const name = 'Kafka'
  try {
    await topicSizes({ brokers: brokers.split(','), topics: [] })
    return { name, state: 'ok', says: `answers at ${brokers} (KAFKA_BROKERS)` }
  } catch {
    const fix = 'start it, or unset KAFKA_BROKERS to get an embedded one'
    return { name, state: 'wrong', says: `does not answer at ${brokers} (KAFKA_BROKERS)`, fix }
  }
}

async function ports(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const name = 'Ports'
  const set = ['EDGE_PORT', 'PSP_PORT', 'PAYMENTS_PORT', 'KAFKA_PORT', 'POSTGRES_PORT'].filter(
    (variable) => environment[variable],
  )
  if (set.length === 0) return [{ name, state: 'ok', says: 'free ones are taken (EDGE_PORT and others set them)' }]
  const found = set.map(async (variable): Promise<Finding> => {
    const port = Number(environment[variable])
    const says = `${variable} ${port}`
    if (await isFree(port)) return { name, state: 'ok', says: `${says} is free` }
    return { name, state: 'wrong', says: `${says} is in use`, fix: `set ${variable} to another port, or unset it` }
  })
  return Promise.all(found)
}

function writable(folder: string): Finding {
  const name = 'Folder'
  const nearest = existing(folder)
  if (!statSync(nearest).isDirectory()) {
    return { name, state: 'wrong', says: `${nearest} is no folder`, fix: 'move it away, or use --folder DIR' }
  }
  try {
    accessSync(nearest, constants.W_OK)
    return { name, state: 'ok', says: folder }
  } catch {
    return { name, state: 'wrong', says: `${nearest} cannot be written`, fix: `chown it, or use --folder DIR` }
  }
}

function disk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(existing(folder))
  const free = bavail * bsize
  const says = `${Math.floor(free / (1 << 20)).toLocaleString('en')} MB free`
  if (free >= neededBytes) return { name: 'Disk', state: 'ok', says }
  return { name: 'Disk', state: 'wrong', says, fix: 'free some space: 512 MB are needed' }
}

async function system(folder: string, running: boolean): Promise<Finding> {
  const name = 'System'
  if (!running) return { name, state: 'note', says: 'does not run (npm start starts it)' }
  try {
    const { ready, services, servers } = await ControlClient.connect(folder).status()
    if (ready) return { name, state: 'ok', says: 'runs, everything is ready' }
    const late = [...services, ...servers].filter((each) => !each.ready).map((each) => each.name)
    const fix = `npx parpay start ${late.join(' ')}, or look into ${folder}/logs`
    return { name, state: 'wrong', says: `runs, not ready: ${late.join(', ') || 'the demo account'}`, fix }
  } catch {
    return { name, state: 'wrong', says: 'runs and does not answer', fix: 'npx parpay down, then npm start' }
  }
}

/** The folder, or the nearest one above it that is there. */
function existing(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : existing(dirname(folder))
}
