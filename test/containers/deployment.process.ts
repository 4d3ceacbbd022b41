import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { until } from '../e2e/until.js'
import { type Charged, charges, pspLine } from '../e2e/psp-log.client.js'

export type { Charged }

const root = fileURLToPath(new URL('../../', import.meta.url))
const demo = /PARPAY_URL=(\S+) PARPAY_API_KEY=(\S+) ACCOUNT=(\S+) PAYMENT_METHOD=(\S+)/
const state = z.object({ Service: z.string(), State: z.string(), Health: z.string(), ExitCode: z.number() })

/** What an order is placed with. */
export interface Shop {
  readonly url: string
  readonly apiKey: string
  readonly account: string
  readonly paymentMethod: string
}

/** A deployment of docker-compose.yml of its own: beside any other, on ports that are free. */
export class Deployment {
  /**
   * @param name the project's name, which its containers and volumes begin with
   * @param profiles such as `cluster`
   */
  constructor(
    private readonly name: string,
    private readonly profiles: readonly string[] = [],
  ) {}

  /** `docker compose up --build --wait`, as the guide says it. */
  async up(): Promise<void> {
    await this.compose(['up', '--detach', '--build', '--quiet-pull', '--wait'])
  }

  /**
   * Removes everything, volumes too. What the containers printed stays, in test-results/NAME.log; with
   * `PARPAY_TEST_KEEP` they all stay, for whoever wants to look.
   */
  async down(): Promise<void> {
    if (process.env['PARPAY_TEST_KEEP']) {
      console.log(`Left: docker compose -p ${this.name} logs`)
      return
    }
    try {
      await this.keepLogs()
    } finally {
      await this.compose(['--profile', '*', 'down', '--volumes', '--timeout', '5'])
    }
  }

  /**
   * `docker compose ...` in the repository's folder; answers what it prints.
   *
   * @throws Error with what it printed, when it fails
   */
  compose(args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
    return docker([...this.options, ...args], environment)
  }

  /** Runs a script in the image of a one-shot, with the secrets and the network that has. */
  script(service: string, script: string): Promise<string> {
    const run = ['run', '--rm', '--no-TTY', '--no-deps', '--entrypoint', 'node', service, '--input-type=module', '-']
    return docker([...this.options, ...run], {}, script)
  }

  async states(): Promise<z.infer<typeof state>[]> {
    const lines = await this.compose(['ps', '--all', '--format', 'json'])
    return lines
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => state.parse(JSON.parse(line)))
  }

  /** Where the edge is published. */
  async edge(service = 'edge'): Promise<string> {
    return `http://${(await this.compose(['port', service, '4000'])).trim()}`
  }

  /** An account with a card, opened as the guide says. */
  async shop(): Promise<Shop> {
    const printed = await this.compose(['run', '--rm', '--no-TTY', '--no-deps', 'demo'])
    const [, , apiKey = '', account = '', paymentMethod = ''] = demo.exec(printed) ?? []
    if (apiKey === '') throw new Error(`The demo printed no key: ${printed}`)
    return { url: await this.edge(), apiKey, account, paymentMethod }
  }

  /** Kills a container as a crash would; Docker does not start it again. */
  async kill(service: string): Promise<void> {
    await this.compose(['kill', service])
  }

  async start(service: string): Promise<void> {
    await this.compose(['start', service])
  }

  /** Waits until Docker calls it healthy. */
  async healthy(service: string): Promise<void> {
    const health = async () => (await this.states()).find(({ Service }) => Service === service)?.Health
    await until(`${service} healthy`, health, (seen) => seen === 'healthy')
  }

  /** What the PSP's own log says of each payment. */
  async charged(): Promise<Map<string, Charged>> {
    const text = await this.compose(['exec', '--no-TTY', 'psp-simulator', 'cat', '/data/psp.jsonl'])
    const lines = text.split('\n').flatMap((json) => (json === '' ? [] : [pspLine.parse(JSON.parse(json))]))
    return charges(lines.filter(({ operation, repeat }) => operation !== 'inquire' && !repeat))
  }

  private async keepLogs(): Promise<void> {
    const folder = join(root, 'test', 'test-results')
    await mkdir(folder, { recursive: true })
    const log = join(folder, `${this.name.replace(/-\d+$/, '')}.log`)
    await writeFile(log, await this.compose(['--profile', '*', 'logs', '--no-color', '--timestamps']))
  }

  private get options(): string[] {
    return ['compose', '--project-name', this.name, ...this.profiles.flatMap((profile) => ['--profile', profile])]
  }
}

/** An address without a port: Docker takes a free one. */
const anywhere = '127.0.0.1:'

function docker(args: readonly string[], environment: Record<string, string>, input?: string): Promise<string> {
  const env = { ...process.env, EDGE_ADDRESS: anywhere, EDGE_2_ADDRESS: anywhere, ...environment }
  return new Promise((resolve, reject) => {
    const child = execFile('docker', args, { cwd: root, env, maxBuffer: 1 << 29 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`docker ${args.join(' ')} failed: ${stderr.slice(-2_000)}`))
      else resolve(stdout)
    })
    child.stdin?.end(input)
  })
}
