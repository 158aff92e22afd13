import type { PrefixListEntry } from '@aws-sdk/client-ec2'
import { type Json, Unjudgeable } from '../../kit/index.ts'

/** A managed prefix list that a rule or route names, with what it holds (GetManagedPrefixListEntries). */
export interface PrefixList {
  PrefixListId: string
  Entries: PrefixListEntry[]
}

/** The CIDR blocks a rule means by naming a prefix list. Throws where the list was not read: then nothing can be judged. */
export function cidrsOf(lists: readonly Json<PrefixList>[], id: string | undefined): string[] {
  const list = lists.find(l => l.PrefixListId === id)
  if (!list) throw new RangeError(`the entries of ${id} are not in the evidence`)
  return list.Entries.map(({ Cidr }) => {
    if (Cidr === undefined) throw new Unjudgeable('AWS named no block of addresses in a prefix list.')
    return Cidr
  })
}
