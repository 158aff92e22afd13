import type { paths } from '../../api/schema.d.ts'

type Query = NonNullable<paths['/v1/ledger/entries']['get']['parameters']['query']>
export type Kind = NonNullable<Query['kind']>

/** Each kind that the ledger records, as the API names it: one that is missing here does not compile. */
const ALL: Readonly<Record<Kind, true>> = {
  ...{ evidence: true, 'evidence.retire': true, package: true, 'package.publish': true, 'package.timestamp': true },
  ...{ 'package.retire': true, 'acceptance.create': true, 'acceptance.approve': true, 'acceptance.revoke': true },
  ...{ 'schedule.create': true, 'schedule.update': true, 'schedule.delete': true, 'framework.put': true },
  ...{ 'framework.remove': true, 'framework.load': true, 'statement.put': true, 'statement.remove': true },
  ...{ 'key.use': true, checkpoint: true, 'run.create': true, 'run.end': true, 'run.targets': true },
  ...{ 'run.verdicts': true, 'run.controls': true, 'run.retire': true, 'api-key.create': true, 'api-key.revoke': true },
  ...{ 'account.create': true, 'account.update': true, 'account.remove': true, 'destination.create': true },
  ...{ 'organization.create': true, 'organization.update': true, 'organization.remove': true },
  ...{
    'destination.update': true,
    'destination.remove': true,
    'person.create': true,
    'person.update': true,
    audit: true,
    'ledger.adopt': true,
  },
}

export const KINDS = (Object.keys(ALL) as Kind[]).sort()

/** What an address names, if it is one. */
export const kindOf = (text: string | undefined): Kind | undefined => KINDS.find(kind => kind === text)
