/** One line of a chart: a value at each moment, NaN where there is none. */
export interface Line {
  readonly name: string
  readonly colour: string
  readonly points: readonly (readonly [seconds: number, value: number])[]
}

/** A stretch of time with a name, drawn behind the lines. */
export interface Band {
  readonly name: string
  readonly from: number
  readonly to: number
  /** Until when what it left behind was caught up with. */
  readonly until: number
}

export interface Chart {
  readonly title: string
  readonly unit: string
  readonly lines: readonly Line[]
  readonly bands: readonly Band[]
  /** Seconds. */
  readonly lasts: number
}

const [width, height] = [1000, 220]
const margin = { left: 56, right: 12, top: 26, bottom: 26 }
const [inner, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom]

/** An SVG of its own: lines over time, stretches of time behind them. */
export function chart({ title, unit, lines, bands, lasts }: Chart): string {
  const values = lines.flatMap(({ points }) => points.map(([, value]) => value)).filter((value) => !Number.isNaN(value))
  const top = rounded(Math.max(1, ...values))
  const x = (seconds: number): number => margin.left + (seconds / Math.max(1, lasts)) * inner
  const y = (value: number): number => margin.top + tall - (value / top) * tall
  const labels = bands.map(
    ({ name, from, to, until }) =>
      `<rect class="away" x="${at(x(from))}" y="${margin.top}" width="${at(x(to) - x(from))}" height="${tall}"/>` +
      `<rect class="back" x="${at(x(to))}" y="${margin.top}" width="${at(x(until) - x(to))}" height="${tall}"/>` +
      `<text class="band" x="${at(x((from + to) / 2))}" y="${margin.top - 8}" text-anchor="middle">${escaped(name)}</text>`,
  )
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = top * share
    return (
      `<line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${at(y(value))}" y2="${at(y(value))}"/>` +
      `<text x="${margin.left - 8}" y="${at(y(value) + 4)}" text-anchor="end">${value.toLocaleString('en')}</text>`
    )
  })
  const step = lasts > 240 ? 60 : lasts > 60 ? 20 : 5
  const ticks = Array.from({ length: Math.floor(lasts / step) + 1 }, (_, n) => n * step).map(
    (seconds) => `<text x="${at(x(seconds))}" y="${height - 8}" text-anchor="middle">${clock(seconds)}</text>`,
  )
  const drawn = lines.map(
    ({ name, colour, points }) =>
      `<path d="${path(points, x, y)}" fill="none" stroke="${colour}" stroke-width="1.8"><title>${escaped(name)}</title></path>`,
  )
  const legend = lines.map(({ name, colour }) => `<span><i style="background:${colour}"></i>${escaped(name)}</span>`)
  return `<figure>
<figcaption><b>${escaped(title)}</b> <small>${escaped(unit)}</small><span class="legend">${legend.join('')}</span></figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
${[...labels, ...grid, ...ticks, ...drawn].join('\n')}
</svg>
</figure>`
}

/** A line that is broken where there is no value. */
function path(points: Line['points'], x: (seconds: number) => number, y: (value: number) => number): string {
  let pen: 'M' | 'L' = 'M'
  const parts: string[] = []
  for (const [seconds, value] of points) {
    if (Number.isNaN(value)) pen = 'M'
    else {
      parts.push(`${pen}${at(x(seconds))} ${at(y(value))}`)
      pen = 'L'
    }
  }
  return parts.join('')
}

/** The next number of the form 1, 2, 4, 5, 8 or 10 times a power of ten: its quarters are readable. */
export function rounded(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 4, 8].find((factor) => factor * power >= value) ?? 10) * power
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const at = (coordinate: number): string => coordinate.toFixed(1)
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
