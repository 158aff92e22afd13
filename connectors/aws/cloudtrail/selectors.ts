import { type Json, meaningOf, someOf, Unjudgeable } from '../../kit/index.ts'
import type { Trail } from './trail.ts'

export type Access = 'read' | 'write'
export type Selection = Pick<Json<Trail>, 'HasCustomEventSelectors' | 'EventSelectors' | 'AdvancedEventSelectors'>
type Basic = NonNullable<Selection['EventSelectors']>[number]
type Advanced = NonNullable<Selection['AdvancedEventSelectors']>[number]
type FieldSelector = NonNullable<Advanced['FieldSelectors']>[number]

/**
 * Whether a trail records every management event: reads and writes, no source excluded. A trail that never had selectors
 * records all of them (AWS API reference, EventSelector); AWS says so by HasCustomEventSelectors.
 */
export function logsAllManagementEvents(trail: Selection): boolean {
  const basic = trail.EventSelectors ?? []
  const advanced = trail.AdvancedEventSelectors ?? []
  if (basic.length === 0 && advanced.length === 0) {
    if (trail.HasCustomEventSelectors === false) return true
    throw new Unjudgeable('AWS answered no event selectors of the trail.')
  }
  return (['read', 'write'] as const).every(
    access =>
      advanced.some(s => selects(s, access, { eventCategory: 'Management' })) ||
      someOf(basic, s => s.IncludeManagementEvents !== false && excludesNothing(s) && covers(s, access)),
  )
}

/** Whether a trail records every read, or every write, of objects in all S3 general purpose buckets of the account. */
export function logsAllS3ObjectEvents(trail: Selection, access: Access, partition: string): boolean {
  const everyBucket = [`arn:${partition}:s3`, `arn:${partition}:s3:::`]
  const ofEvery = (s: Basic) =>
    (s.DataResources ?? []).some(r => r.Type === OBJECT && (r.Values ?? []).some(v => everyBucket.includes(v)))
  const wanted = { eventCategory: 'Data', 'resources.type': OBJECT }
  return (
    (trail.AdvancedEventSelectors ?? []).some(s => selects(withoutEvery(s, partition), access, wanted)) ||
    someOf(trail.EventSelectors ?? [], s => ofEvery(s) && covers(s, access))
  )
}

/**
 * A selector without a field that leaves out no object: `resources.ARN` that starts with what every object's ARN starts with
 * (AWS CloudTrail user guide, "Logging data events": `arn:aws:s3:::` stands for all buckets).
 */
function withoutEvery(selector: Advanced, partition: string): Advanced {
  const leavesOut = (f: FieldSelector) =>
    f.Field !== 'resources.ARN' ||
    !(f.StartsWith ?? []).some(start => start !== '' && `arn:${partition}:s3:::`.startsWith(start)) ||
    [f.Equals, f.EndsWith, f.NotEquals, f.NotStartsWith, f.NotEndsWith].some(values => values?.length)
  return { ...selector, FieldSelectors: (selector.FieldSelectors ?? []).filter(leavesOut) }
}

const OBJECT = 'AWS::S3::Object'
const COVERS = {
  All: { read: true, write: true },
  ReadOnly: { read: true, write: false },
  WriteOnly: { read: false, write: true },
}

/** AWS takes a ReadWriteType that is left out as All. */
const covers = (selector: Basic, access: Access): boolean =>
  meaningOf(selector.ReadWriteType ?? 'All', COVERS, 'the type of event selector')[access]

const excludesNothing = (selector: Basic): boolean => (selector.ExcludeManagementEventSources ?? []).length === 0

/** All field selectors must hold for an event, so any on a further field (eventName, resources.ARN) leaves events out. */
function selects(selector: Advanced, access: Access, wanted: Readonly<Record<string, string>>): boolean {
  const fields = selector.FieldSelectors ?? []
  const named = Object.keys(wanted).every(field => fields.some(f => f.Field === field))
  const required: Readonly<Record<string, string>> = { ...wanted, readOnly: access === 'read' ? 'true' : 'false' }
  return named && fields.every(f => allows(f, required[f.Field ?? '']))
}

function allows(selector: FieldSelector, value: string | undefined): boolean {
  const { Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith } = selector
  const others = [StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith].some(values => values?.length)
  return value !== undefined && !others && Equals?.includes(value) === true
}
