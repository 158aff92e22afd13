import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { wrongIn } from './style-patterns.ts'

/** Sentences that may stay, as `file: part of the line`. */
const ALLOWED = new Set(
  readFileSync(new URL('style-allowed.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== ''),
)

const WHERE = ['src/*.ts', 'templates/*.ts', 'connectors/*.ts', 'web/*.ts', 'web/*.tsx', '*.md', 'mappings/*.yaml']

const files = execFileSync('git', ['ls-files', ...WHERE], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
const wrong = files.flatMap(file =>
  wrongIn(file, readFileSync(file, 'utf8'))
    .filter(({ text }) => !ALLOWED.has(`${file}: ${text}`))
    .map(({ line, text, better }) => `${file}:${line} “${text}”: ${better}`),
)
for (const line of wrong) console.log(line)
process.exitCode = wrong.length > 0 ? 1 : 0
