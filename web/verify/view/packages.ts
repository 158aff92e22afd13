import type { IndexVerification } from '../../../src/package/organization/verify-index.ts'
import { facts, mono, plain, section, table, when } from './dom.ts'

/** Rows that a page can show. */
const MOST = 500

/** The packages that an index lists. Whether they are those that somebody holds the command says, which has them. */
export function packages({ index }: IndexVerification): HTMLElement | null {
  if (!index) return null
  const { accounts, totals } = index
  const rows = accounts.map(({ account, name, package: of, outcome, counts }) => [
    account,
    plain(name) || '–',
    mono(plain(of.id)),
    outcome ?? 'not stated',
    counts.findings.fail,
    mono(of.manifestSha256),
  ])
  const note = rows.length > MOST ? `, the first ${MOST} of ${rows.length}` : ''
  const head = ['account', 'name', 'package', 'outcome', 'failed findings', 'SHA-256 of manifest.json']
  return section(
    'The packages of a run',
    facts([
      ['Run', mono(plain(index.run))],
      ['Label', plain(index.label)],
      ['Made', when(index.created)],
      ['Accounts', String(totals.accounts)],
    ]),
    table(
      `Packages, one of each account${note}. This list was verified, the packages were not`,
      head,
      rows.slice(0, MOST),
    ),
  )
}
