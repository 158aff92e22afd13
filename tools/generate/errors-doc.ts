import { type ProblemCode, SPOKEN, STATUS } from '../../src/api/problem-codes.ts'
import { MEANINGS } from './problem-meanings.ts'

/** docs/errors.md: every code that a failure can have, by HTTP status. */
export function errorsDoc(): string {
  const codes = (Object.keys(STATUS) as ProblemCode[]).sort((a, b) => STATUS[a] - STATUS[b] || (a < b ? -1 : 1))
  const told = (code: ProblemCode) => (STATUS[code] < 500 || SPOKEN.has(code) ? 'yes' : 'no')
  return `# Error codes

Generated from \`src/api/problem-codes.ts\` by \`npm run generate\`.

Failures are \`application/problem+json\` (RFC 9457) with a \`code\` that stays; the command line prints the same codes in brackets.
Faults of ours say no more over REST than that something went wrong, unless the last column says yes; the log has the rest.

| code | status | meaning | \`detail\` says more |
|---|---|---|---|
${codes.map(code => `| \`${code}\` | ${STATUS[code]} | ${MEANINGS[code]} | ${told(code)} |`).join('\n')}
`
}
