import type { PrincipalText } from '../../../../src/package/format/principal.ts'

export const KINDS = ['Backups', 'Snapshots', 'Trails', 'Keys', 'Logs', 'Instances', 'Databases', 'Buckets'] as const
export type Kind = (typeof KINDS)[number]

export interface EraserRow {
  readonly kind: Kind
  /** Of those who surely can. */
  readonly names: readonly string[]
  /** Of how many it is not known. */
  readonly open: number
}

export function rowOf(kind: Kind, principals: readonly PrincipalText[]): EraserRow {
  const waysOf = ({ erases }: PrincipalText) => erases.known.filter(one => one.kind === kind)
  const sure = principals.filter(principal => waysOf(principal).some(({ certain }) => certain))
  const open = principals.filter(
    principal => !sure.includes(principal) && (waysOf(principal).length > 0 || principal.erasesMore(kind)),
  )
  return { kind, names: sure.map(({ name }) => name), open: open.length }
}
