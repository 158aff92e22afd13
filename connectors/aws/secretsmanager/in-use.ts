import { type Json, notApplicable, Unjudgeable, type Verdict } from '../../kit/index.ts'
import { dayOf, moment } from '../shared/moment.ts'
import type { Metadata, Secret } from './secret.ts'

export function metadataOf({ Metadata: told }: Json<Secret>): Json<Metadata> {
  if (told === null) throw new Unjudgeable('AWS answered no metadata of the secret.')
  return told
}

/** Where AWS rotates nothing by itself: the verdict that says so. */
export function notRotatedHere({ DeletedDate, PrimaryRegion }: Json<Metadata>, region: string): Verdict | undefined {
  if (DeletedDate !== undefined)
    return notApplicable(`The secret is marked for deletion, with the date ${dayOf(moment(DeletedDate))}.`)
  return PrimaryRegion !== undefined && PrimaryRegion !== region
    ? notApplicable(`It is a copy of the secret in ${PrimaryRegion}, where it is rotated.`)
    : undefined
}
