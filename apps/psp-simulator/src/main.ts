import { pino } from 'pino'
import { readConfig } from './config.js'
import { CannotOpen, openSimulator } from './simulator.module.js'

const end = (code: number, ...sentences: string[]): never => {
  for (const sentence of sentences) process.stderr.write(`psp-simulator: ${sentence}\n`)
  process.exit(code)
}

const config = readConfig(process.env)
if ('wrong' in config) end(2, ...config.wrong)
else {
  const logger = pino({ name: 'psp-simulator', level: config.level })
  const simulator = await openSimulator(config, logger, (sentence) => end(1, sentence)).catch((error: unknown) => {
    if (error instanceof CannotOpen) return end(1, error.message)
    throw error
  })
  const { url, operations } = simulator
  // whoever started this process waits for this line, whatever the level
  logger.child({}, { level: 'info' }).info({ url, operations }, 'listening')

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await simulator.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  if (config.supervised)
    process.stdin
      .on('end', () => void stop())
      .on('error', () => void stop())
      .resume()
}
