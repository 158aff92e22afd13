import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { messages } from '../../web/app/messages.ts'
import { inWords } from '../../web/app/views/schedules/in-words.ts'

const ROOT = join(import.meta.dirname, '../..')
const DIST = join(ROOT, 'web/app/dist')

beforeAll(() => {
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [join(ROOT, 'tools/web/main.ts'), '--build'], { env, stdio: 'pipe' })
})

const packed = (path: string): number => gzipSync(readFileSync(path)).length

test('the first load is at most 200 kB of script and style, each further file at most 60', () => {
  const page = readFileSync(join(DIST, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file = '']) => file)
  expect(named.length).toBeGreaterThanOrEqual(2)
  expect(named.reduce((sum, file) => sum + packed(join(DIST, file)), 0)).toBeLessThanOrEqual(200_000)
  const others = readdirSync(join(DIST, 'assets')).filter(file => !named.includes(`assets/${file}`))
  for (const file of others) expect([file, packed(join(DIST, 'assets', file)) <= 60_000]).toEqual([file, true])
})

test('the page holds nothing inline, and its licences come with it', () => {
  const page = readFileSync(join(DIST, 'index.html'), 'utf8')
  expect(page).not.toMatch(/<style|style=|<script(?![^>]*src=)[^>]*>/)
  expect(existsSync(join(DIST, 'licences.md'))).toBe(true)
})

test('nothing that is said claims more than tests show', () => {
  const texts = JSON.stringify(messages, (_, value) => (typeof value === 'function' ? String(value) : value))
  expect(texts).not.toMatch(/\b(non-?)?complian(t|ce)\b|\b(is|are|was|not) met\b|%/i)
})

test.each([
  ['0 6 * * 1', 'Every Monday at 06:00'],
  ['30 23 * * *', 'Every day at 23:30'],
  ['5 * * * *', 'Every hour at minute 05'],
  ['0 6 1 * *', 'On day 1 of each month at 06:00'],
  ['0 6 * * 1-5', 'Monday to Friday at 06:00'],
  ['0 6 * * 7', 'Every Sunday at 06:00'],
  ['*/5 * * * *', undefined],
  ['0 6 1 * 1', undefined],
  ['0 6 * 1 *', undefined],
])('the schedule %s is said as %s', (cron, words) => {
  expect(inWords(cron)).toBe(words)
})
