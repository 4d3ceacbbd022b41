export interface Counted {
  readonly done: number
  /** How many there are, where that is known. */
  readonly of?: number | undefined
  /** What is done with them, such as `read`. */
  readonly verb: string
  readonly seconds: number
}

/** How far it is, how fast it goes, and how long it takes: `12,345 of 100,000 read, 5,000/s, 18 s left`. */
export function progressText({ done, of, verb, seconds }: Counted): string {
  const rate = seconds > 0 ? done / seconds : 0
  const known = of !== undefined && of >= done
  const left = known && rate > 0 ? `, ${leftText(Math.ceil((of - done) / rate))} left` : ''
  return `${number(done)}${known ? ` of ${number(of)}` : ''} ${verb}, ${number(Math.round(rate))}/s${left}`
}

const leftText = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
const number = (n: number): string => n.toLocaleString('en')
