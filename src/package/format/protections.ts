import type { JsonObject } from '../../evidence/json.ts'
import { isObject, listOf, numberOf, stringsOf, textOf } from './loose.ts'

/** What would stop an action, on some of the resources that it erases. */
export interface ProtectionText {
  readonly by: string
  readonly resources: number
  /** The action by which the same principal may take it away; null: none. */
  readonly liftedBy: string | null
}

/** What is known of the resources that an action erases; what was not read is in `unread`, and never counts as unprotected. */
export interface ProtectionsText {
  readonly resources: number
  readonly by: readonly ProtectionText[]
  readonly bare: number
  readonly unread: readonly string[]
}

/** Of a member of `Destroys`; evidence of earlier versions does not say. */
export function protectionsOf({ Protections: of }: JsonObject): ProtectionsText {
  if (!isObject(of)) return { resources: 0, by: [], bare: 0, unread: ['what would stop it was not looked at'] }
  return {
    resources: numberOf(of.Resources),
    by: listOf(of.Protected)
      .filter(isObject)
      .map(one => ({
        by: textOf(one.By),
        resources: numberOf(one.Resources),
        liftedBy: textOf(one.LiftedBy) || null,
      })),
    bare: isObject(of.Unprotected) ? numberOf(of.Unprotected.Resources) : 0,
    unread: Array.isArray(of.NotKnown) ? stringsOf(of.NotKnown) : ['what would stop it is not told'],
  }
}

/** In a cell: `vault lock, for good on 1 of 2; nothing on 1 of 2`. */
export function protectionsInWords({ resources, by, bare, unread }: ProtectionsText): string {
  const on = (count: number) => `${count} of ${resources}`
  const told = [
    ...by.map(one => `${one.by} on ${on(one.resources)}${one.liftedBy ? `, which it lifts by ${one.liftedBy}` : ''}`),
    ...(bare > 0 ? [`nothing on ${on(bare)}`] : []),
    ...(unread.length > 0 ? [`NOT KNOWN: ${unread.join(' ')}`] : []),
  ]
  return told.length === 0 ? 'there was nothing to erase' : told.join('; ')
}
