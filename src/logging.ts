import pino from 'pino'
import { redactText } from './collect/redact/index.ts'
import type { Config } from './config.ts'

/** JSON lines on stderr; on a terminal, lines for people. Levels are words and times ISO 8601 in both. */
export function makeLog(level: Config['logLevel'], terminal = process.stderr.isTTY === true): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }), log: withoutSecrets },
  }
  if (!terminal) return pino(options, pino.destination({ dest: 2, sync: true }))
  return pino(options, { write: line => void process.stderr.write(`${readable(line)}\n`) })
}

/** Texts of a line may come from elsewhere: a receiver's answer, a database's or AWS's error. */
export const withoutSecrets = (facts: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(facts), (_, value) => (typeof value === 'string' ? redactText(value).text : value))

/** `2026-11-28T22:00:00.000Z info run submitted (run …, trigger api)` */
export function readable(line: string): string {
  const { level, time, msg, ...facts } = JSON.parse(line) as Record<string, unknown>
  const told = Object.entries(facts).map(([name, value]) => `${name} ${shown(value)}`)
  return `${time} ${level} ${shown(msg)}${told.length > 0 ? ` (${told.join(', ')})` : ''}`
}

/** What came from elsewhere cannot move the cursor of a terminal. */
const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\p{Cc}/gu, '\uFFFD')
