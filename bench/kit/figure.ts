/** One measured figure: a ratio beside its aim, with the raw numbers it was made from. */
export interface Figure {
  readonly title: string
  readonly value: number
  readonly unit?: string
  readonly aim?: Aim
  readonly raw: readonly string[]
}

type Aim = { readonly atMost: number } | { readonly atLeast: number }

/** A line with the figure, then one a raw number. */
export function linesOf({ title, value, unit = '', aim, raw }: Figure): string[] {
  const shown = `${title}: ${number(value)}${unit}`
  return [
    aim ? `${shown}   (${text(aim, unit)}, ${isMet(aim, value) ? 'met' : 'NOT MET'})` : shown,
    ...raw.map(line => `    ${line}`),
  ]
}

const isMet = (aim: Aim, value: number): boolean => ('atMost' in aim ? value <= aim.atMost : value >= aim.atLeast)
const text = (aim: Aim, unit: string): string =>
  'atMost' in aim ? `aim ≤ ${number(aim.atMost)}${unit}` : `aim ≥ ${number(aim.atLeast)}${unit}`

/** Two decimals, or none for what is large. */
export const number = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : value >= 100 ? value.toFixed(0) : value.toFixed(2)

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value that `share` of all are not above, in between where that falls between two. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (low === undefined || high === undefined) throw new Error('there is no quantile of nothing')
  return low + (high - low) * (place % 1)
}
