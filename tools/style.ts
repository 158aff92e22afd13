import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What reads as no native speaker would write it, with what to say instead (house.md §4). */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\btold as\b/i, 'reported as'],
  [/\bdifferent persons\b/i, 'different people'],
  [/\bis not one\./i, 'name what it is not'],
  [/\bsays otherwise than\b/i, 'disagrees with'],
  [/\bimmoderate\b/i, 'exceeds the limit'],
  [/\bon another way\b/i, 'by another way'],
  [/\b\w+ person than\b/i, 'someone other than'],
  [/\brobbed of\b/i, 'has had … removed'],
  [/\bgoes on where\b/i, 'resumes'],
  [/\bgoing on with the run\b/i, 'resuming the run'],
  [/\bbelongs? into\b/i, 'belongs to'],
  [/\bhas not (two|three|four|five|six|seven|eight)\b/i, 'must have'],
  [/\bdeclared by the owner\b/i, 'stated; or “not stated” where nobody could'],
]

/** Sentences that may stay, as `file: part of the line`. */
const ALLOWED = new Set(
  readFileSync(new URL('style-allowed.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== ''),
)

const WHERE = ['src/*.ts', 'templates/*.ts', 'connectors/*.ts', 'web/*.ts', '*.md', 'mappings/*.yaml']
const COMMENT = /^\s*(\/\/|\*|\/\*)/

const files = execFileSync('git', ['ls-files', ...WHERE], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
const found = files.flatMap(file =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      file.endsWith('.ts') && COMMENT.test(line)
        ? []
        : PATTERNS.filter(([pattern]) => pattern.test(line)).map(([pattern, better]) => {
            const [text = ''] = pattern.exec(line) ?? []
            return { at: `${file}:${index + 1}`, key: `${file}: ${text}`, text, better }
          }),
    ),
)
const wrong = found.filter(({ key }) => !ALLOWED.has(key))
for (const { at, text, better } of wrong) console.log(`${at} “${text}”: ${better}`)
process.exitCode = wrong.length > 0 ? 1 : 0
