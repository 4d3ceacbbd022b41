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
await createProjectGraphAsync() // without a cached graph the rule skips itself and passes
const eslint = new ESLint()
let broken = 0
for (const [what, filePath, code, rule] of mustFail) {
  const [result] = await eslint.lintText(code, { filePath })
  if (result?.messages.some((message) => message.ruleId === rule)) continue
  broken += 1
  console.error(`${rule} no longer refuses that ${what} (${filePath}): ${code}`, result?.messages)
}
console.log(`${mustFail.length - broken} of ${mustFail.length} fixtures are refused by their rule`)
process.exit(broken ? 1 : 0)
