import { Argument, Command } from 'commander'
import { z } from 'zod'
import { command } from './command.js'
import { bashCompletion } from './completion-bash.js'
import { fishCompletion } from './completion-fish.js'
import { completionWords, type CommandWords } from './completion-words.js'
import { zshCompletion } from './completion-zsh.js'
import { terminal } from './terminal.output.js'

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const
const Shell = z.enum(['bash', 'zsh', 'fish'])
const services = ['edge', 'checkout', 'payments', 'accounts', 'psp-simulator', 'kafka', 'postgres']

export const completionCommand = (): Command =>
  command({
    name: 'completion',
    short: 'print a script that completes command lines',
    does: 'Print a script with which your shell completes parpay and npx parpay: commands, options, services, topics.',
    examples: [
      ['completion bash >> ~/.bash_completion', 'bash, from the next terminal on'],
      ['completion zsh > "${fpath[1]}/_parpay"', 'zsh; its file must be called _parpay'],
      ['completion fish > ~/.config/fish/completions/parpay.fish', 'fish'],
    ],
    ok: 'printed',
    failed: 'never',
  })
    .addArgument(new Argument('<shell>', 'which one').choices(Shell.options))
    .action(async (shell: unknown, _options: unknown, self: Command) => {
      terminal.print(scripts[Shell.parse(shell)](await wordsOf(self.parent ?? self)).trimEnd())
    })

async function wordsOf(program: Command): Promise<CommandWords[]> {
  const { ownTopics } = await import('./own-topics.js')
  return completionWords(program, { services, topics: ownTopics })
}
