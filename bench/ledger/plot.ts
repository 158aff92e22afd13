import type { Cost } from './measure.ts'

interface Series {
  readonly name: string
  readonly color: string
  readonly dashed?: boolean
  readonly values: readonly number[]
}

const [WIDTH, HEIGHT, LEFT, TOP] = [320, 200, 50, 40]
const PANEL = WIDTH + LEFT + 45

/** An SVG of two panels over the logarithm of the size: hashes in a proof, and milliseconds. */
export function plotOf(costs: readonly Cost[]): string {
  const sizes = costs.map(cost => cost.size)
  const of = (key: keyof Cost) => costs.map(cost => cost[key])
  const hashes: Series[] = [
    { name: 'in the ledger', color: '#0b5cad', values: of('inclusionHashes') },
    { name: 'only grew', color: '#b3541e', values: of('consistencyHashes') },
    { name: 'log₂ of the size', color: '#767676', dashed: true, values: sizes.map(Math.log2) },
  ]
  const times: Series[] = [
    { name: 'proof: in the ledger', color: '#0b5cad', values: of('inclusionMs') },
    { name: 'proof: only grew', color: '#b3541e', values: of('consistencyMs') },
    { name: 'append', color: '#2e7d4f', values: of('appendMs') },
  ]
  const panels = [panel('Hashes in the longest proof', sizes, hashes), panel('Milliseconds', sizes, times)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * PANEL} ${HEIGHT + TOP + 100}" font-family="sans-serif" font-size="12" fill="#222">`,
    '<title>Cost of the ledger against its size</title>',
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...panels.map((lines, i) => `<g transform="translate(${i * PANEL + LEFT} ${TOP})">\n${lines.join('\n')}\n</g>`),
    '</svg>\n',
  ].join('\n')
}

function panel(title: string, sizes: readonly number[], series: readonly Series[]): string[] {
  const top = ceiling(Math.max(...series.flatMap(({ values }) => values)))
  const [first = 1, last = 10] = [sizes[0], sizes.at(-1)]
  const x = (size: number) => round((WIDTH * Math.log(size / first)) / Math.log(last / first))
  const y = (value: number) => round(HEIGHT - (HEIGHT * value) / top)
  const ticks = Array.from({ length: 6 }, (_, i) => (i * top) / 5)
  return [
    `<text y="-16" font-size="14" font-weight="bold">${title}</text>`,
    ...ticks.map(
      tick =>
        `<path d="M0 ${y(tick)}H${WIDTH}" stroke="#ddd"/><text x="-8" y="${y(tick) + 4}" text-anchor="end">${round(tick)}</text>`,
    ),
    ...sizes.map(
      size => `<text x="${x(size)}" y="${HEIGHT + 18}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
    ),
    `<text x="${WIDTH / 2}" y="${HEIGHT + 36}" text-anchor="middle">entries in the ledger</text>`,
    ...series.map(({ color, dashed, values }) => {
      const points = values.map((value, i) => `${x(sizes[i] ?? first)},${y(value)}`).join(' ')
      return `<polyline points="${points}" fill="none" stroke="${color}" stroke-width="2"${dashed ? ' stroke-dasharray="5 4"' : ''}/>`
    }),
    ...series.map(({ name, color }, i) => `<text x="0" y="${HEIGHT + 56 + 17 * i}" fill="${color}">— ${name}</text>`),
  ]
}

/** The next number that reads well: 1, 2, 5, 10, 20 … */
function ceiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return power * ([1, 2, 2.5, 5, 10].find(step => step * power >= value) ?? 10)
}

const round = (value: number): number => Math.round(value * 100) / 100
