import { chaos } from './chaos.command.js'

await chaos(process.argv.slice(2))
process.exit() // a connection that is still closing is no reason to stay
