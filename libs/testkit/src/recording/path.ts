import { quoted } from './flaw.js'

/** The way from a line to the place in it that is looked at, for messages: `value.lines[3].amount`. */
export class Path {
  readonly #steps: (string | number)[] = []

  constructor(readonly start: string) {}

  enter(step: string | number): void {
    this.#steps.push(step)
  }

  leave(): void {
    this.#steps.pop()
  }

  toString(): string {
    return this.#steps.reduce<string>((path, step) => {
      if (typeof step === 'number') return `${path}[${step}]`
      return /^[A-Za-z_]\w{0,39}$/.test(step) ? `${path}.${step}` : `${path}[${quoted(step)}]`
    }, this.start)
  }
}
