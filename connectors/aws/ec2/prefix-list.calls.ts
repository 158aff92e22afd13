import { EC2Client, GetManagedPrefixListEntriesCommand, type PrefixListEntry } from '@aws-sdk/client-ec2'
import { type Aws, type Field, list } from '../../kit/index.ts'
import type { PrefixList } from './prefix-list.ts'

/** Shared: the rules of many groups and routes name the same list. */
export const getPrefixListEntries = list({
  action: 'ec2:GetManagedPrefixListEntries',
  client: EC2Client,
  command: GetManagedPrefixListEntriesCommand,
  shared: true,
  items: 'Entries',
  token: 'NextToken',
})

/** The entries of the named prefix lists; ours, shared with us, or AWS's own. No names, no call. */
export function prefixListsOf(aws: Aws, ids: readonly string[]): PrefixList[] | Field<PrefixList[]> {
  const distinct = [...new Set(ids)].sort()
  if (distinct.length === 0) return []
  return aws.field(() => Promise.all(distinct.map(id => readList(aws, id))))
}

async function readList(aws: Aws, PrefixListId: string): Promise<PrefixList> {
  const Entries: PrefixListEntry[] = []
  for await (const entry of aws.list(getPrefixListEntries, { PrefixListId, MaxResults: 100 })) Entries.push(entry)
  return { PrefixListId, Entries }
}
