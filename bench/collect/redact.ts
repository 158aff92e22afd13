import { ADVERSARIAL, repeated } from '../../samples/adversarial.ts'
import { redact, redactText } from '../../src/collect/redact/index.ts'
import type { Figure } from '../kit/figure.ts'

const SIZE = 1_000_000

/** The longest that one text of 1 MB holds up whatever else this process does, over every kind that patterns are slow on. */
export default async function bench(): Promise<Figure[]> {
  const costs = ADVERSARIAL.map(unit => ({ unit, seconds: secondsOf(repeated(unit, SIZE)) }))
  costs.sort((a, b) => b.seconds - a.seconds)
  return [
    {
      title: `processor time of redacting 1 MB, the slowest of ${costs.length} adversarial kinds`,
      value: costs[0]?.seconds ?? 0,
      unit: ' s',
      aim: { atMost: 1 },
      raw: costs.slice(0, 5).map(({ unit, seconds }) => `${JSON.stringify(unit)} repeated: ${seconds.toFixed(2)} s`),
    },
  ]
}

/** As a description, as a name, and as what AWS said: each alone, the longest counts. */
function secondsOf(text: string): number {
  const ways = [() => redact({ Description: text }, []), () => redact({ Name: text }, []), () => redactText(text)]
  return Math.max(...ways.map(seconds))
}

/** Of this process alone: others on the machine are no cost of the text. */
function seconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
