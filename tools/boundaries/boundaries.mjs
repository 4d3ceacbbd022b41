// Each fixture must be refused by its rule: a boundary that stopped working (no project graph, a block replaced by a
// later one) fails here.
import { ESLint } from 'eslint'
import { createProjectGraphAsync } from '@nx/devkit'

const boundaries = '@nx/enforce-module-boundaries'
const mustFail = [
  [
    'an app imports another app',
    'apps/edge/src/main.ts',
    "import { order } from '../../checkout/src/order.js'; console.log(order)",
    boundaries,
  ],
  [
    'an app imports a tool',
    'apps/edge/src/main.ts',
    "import { testDatabase } from '@parpay/stack'; console.log(testDatabase)",
    boundaries,
  ],
  [
    'a lib imports a tool',
    'libs/messaging/src/relay.ts',
    "import { testDatabase } from '@parpay/stack'; console.log(testDatabase)",
    boundaries,
  ],
  [
    'events imports another lib',
    'libs/events/src/index.ts',
    "import { silent } from '@parpay/messaging'; console.log(silent)",
    boundaries,
  ],
  [
    'messaging imports process',
    'libs/messaging/src/index.ts',
    "import * as process from '@parpay/process'; console.log(process)",
    boundaries,
  ],
  [
    'testkit imports a package of ours',
    'libs/testkit/src/index.ts',
    "import { decode } from '@parpay/events'; console.log(decode)",
    boundaries,
  ],
  [
    'the client imports a package of ours',
    'libs/client/src/index.ts',
    "import { decode } from '@parpay/events'; console.log(decode)",
    boundaries,
  ],
  [
    'an app imports the client',
    'apps/edge/src/main.ts',
    "import { ParPay } from '@parpay/client'; console.log(ParPay)",
    boundaries,
  ],
  [
    'the command line imports a service',
    'apps/cli/src/main.ts',
    "import { order } from '../../checkout/src/order.js'; console.log(order)",
    boundaries,
  ],
  [
    'a test of the whole system imports a service',
    'test/e2e/until.ts',
    "import { order } from '../../apps/checkout/src/order.js'; console.log(order)",
    boundaries,
  ],
  [
    'process imports a tool',
    'libs/process/src/index.ts',
    "import { testDatabase } from '@parpay/stack'; console.log(testDatabase)",
    boundaries,
  ],
  [
    'recorded flows import the runtime',
    'libs/flows/src/index.ts',
    "import { silent } from '@parpay/messaging'; console.log(silent)",
    boundaries,
  ],
  [
    'the code generator imports the runtime',
    'tools/codegen/src/documents.spec.ts',
    "import { silent } from '@parpay/messaging'; console.log(silent)",
    boundaries,
  ],
  [
    'what follows the guides imports the runtime',
    'tools/guides/guide.spec.ts',
    "import { silent } from '@parpay/messaging'; console.log(silent)",
    boundaries,
  ],
  [
    'the stack imports the runtime',
    'tools/stack/src/index.ts',
    "import { silent } from '@parpay/messaging'; console.log(silent)",
    boundaries,
  ],
  [
    'setup imports a service',
    'apps/setup/src/main.ts',
    "import { order } from '../../checkout/src/order.js'; console.log(order)",
    boundaries,
  ],
  [
    'setup imports the runtime',
    'apps/setup/src/main.ts',
    "import { silent } from '@parpay/messaging'; console.log(silent)",
    boundaries,
  ],
  [
    "an app's test imports another app",
    'apps/edge/test/until.ts',
    "import { order } from '../../checkout/src/order.js'; console.log(order)",
    boundaries,
  ],
  [
    'the model imports the edge',
    'test/model/parpay.ts',
    "import { edge } from '../../apps/edge/src/edge.module.js'; console.log(edge)",
    boundaries,
  ],
  [
    'the model imports a store',
    'test/model/parpay.ts',
    "import { orderStore } from '../../apps/checkout/src/order.store.js'; console.log(orderStore)",
    'no-restricted-imports',
  ],
  [
    'a service knows kafkajs',
    'apps/edge/src/main.ts',
    "import kafkajs from 'kafkajs'; console.log(kafkajs)",
    'no-restricted-imports',
  ],
  [
    'the runtime knows kafkajs outside its transport',
    'libs/messaging/src/relay.ts',
    "import kafkajs from 'kafkajs'; console.log(kafkajs)",
    'no-restricted-imports',
  ],
  [
    'a store knows kafkajs',
    'apps/checkout/src/order.store.ts',
    "import kafkajs from 'kafkajs'; console.log(kafkajs)",
    'no-restricted-imports',
  ],
  [
    'a service knows a part of kafkajs',
    'apps/edge/src/main.ts',
    "import encoder from 'kafkajs/src/protocol/encoder.js'; console.log(encoder)",
    'no-restricted-imports',
  ],
  [
    'a service loads kafkajs as it runs',
    'apps/edge/src/main.ts',
    "console.log(await import('kafkajs'))",
    'no-restricted-syntax',
  ],
  [
    'the runtime requires kafkajs outside its transport',
    'libs/messaging/src/relay.ts',
    "import { createRequire } from 'node:module'; console.log(createRequire(import.meta.url)('kafkajs/src/index.js'))",
    'no-restricted-syntax',
  ],
  [
    'a store loads kafkajs as it runs',
    'apps/checkout/src/order.store.ts',
    "console.log(await import('kafkajs'))",
    'no-restricted-syntax',
  ],
  [
    'a rule loads the database as it runs',
    'apps/checkout/src/order.ts',
    "console.log(await import('pg'))",
    'no-restricted-syntax',
  ],
  [
    'the transport knows the database',
    'libs/messaging/src/kafka.transport.ts',
    "import pg from 'pg'; console.log(pg)",
    'no-restricted-imports',
  ],
  [
    'the transport speaks SQL',
    'libs/messaging/src/kafka.transport.ts',
    "export const f = (tx) => tx.query('q', 'select 1')",
    'no-restricted-syntax',
  ],
  [
    'a rule knows the database',
    'apps/checkout/src/order.ts',
    "import pg from 'pg'; console.log(pg)",
    'no-restricted-imports',
  ],
  [
    'SQL outside a store',
    'apps/checkout/src/order.ts',
    "export const f = (tx) => tx.query('q', 'select 1')",
    'no-restricted-syntax',
  ],
  [
    'SQL outside a store of the runtime',
    'libs/messaging/src/batch.ts',
    "export const f = (tx) => tx.query('q', 'select 1')",
    'no-restricted-syntax',
  ],
]
const graph = await createProjectGraphAsync() // without a cached graph the rule skips itself and passes
// Only the rules that the fixtures are about.
const rules = new Set(mustFail.map(([, , , rule]) => rule))
const eslint = new ESLint({ ruleFilter: ({ ruleId }) => rules.has(ruleId) })
let broken = 0
for (const [what, filePath, code, rule] of mustFail) {
  const [result] = await eslint.lintText(code, { filePath })
  if (result?.messages.some((message) => message.ruleId === rule)) continue
  broken += 1
  console.error(`${rule} no longer refuses that ${what} (${filePath}): ${code}`, result?.messages)
}
console.log(`${mustFail.length - broken} of ${mustFail.length} fixtures are refused by their rule`)

const projects = Object.values(graph.nodes).map(({ data: { root, tags = [] } }) => ({ root, tags }))
const scopesOf = (path) => projects.filter(({ root }) => path.startsWith(`${root}/`)).flatMap(({ tags }) => tags)
const tried = new Set(mustFail.flatMap(([, path, , rule]) => (rule === boundaries ? scopesOf(path) : [])))
const scopes = new Set(projects.flatMap(({ tags }) => tags.filter((tag) => tag.startsWith('scope:'))))
const untried = [...scopes].filter((scope) => !tried.has(scope))
if (untried.length > 0) console.error(`No fixture tries what these may not import: ${untried.join(', ')}`)
process.exit(broken || untried.length > 0 ? 1 : 0)
