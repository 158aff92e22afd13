import { type Json, meaningOf, someOf, Unjudgeable } from '../../kit/index.ts'
import type { Trail } from './trail.ts'

type Basic = NonNullable<Json<Trail>['EventSelectors']>[number]
type Advanced = NonNullable<Json<Trail>['AdvancedEventSelectors']>[number]
type FieldSelector = NonNullable<Advanced['FieldSelectors']>[number]

const FUNCTION = 'AWS::Lambda::Function'

/** Whether a trail that logs records every call of one function, in the function's region. */
export function recordsCallsOf(trail: Json<Trail>, arn: string, region: string): boolean {
  if (!selectsCallsOf(trail, arn)) return false
  const { IsMultiRegionTrail: isEverywhere, HomeRegion: home, Status: status } = trail
  if (isEverywhere === undefined) throw new Unjudgeable('AWS did not say whether the trail is multi-Region.')
  if (!isEverywhere && home === undefined) throw new Unjudgeable('AWS did not state the home region of the trail.')
  if (!isEverywhere && home !== region) return false
  if (status?.IsLogging === undefined) throw new Unjudgeable('AWS did not say whether the trail is logging.')
  return status.IsLogging
}

/** A call is a write, whatever the function does. */
const WRITES = { All: true, ReadOnly: false, WriteOnly: true }

function selectsCallsOf(trail: Json<Trail>, arn: string): boolean {
  // AWS names all functions of all accounts by what their ARNs begin with.
  const everyFunction = arn.split(':').slice(0, 3).join(':')
  const ofFunction = (of: Basic): boolean =>
    (of.DataResources ?? []).some(
      ({ Type, Values = [] }) => Type === FUNCTION && (Values.includes(arn) || Values.includes(everyFunction)),
    )
  return (
    someOf(trail.AdvancedEventSelectors ?? [], of => selects(of, arn)) ||
    someOf(
      trail.EventSelectors ?? [],
      of => ofFunction(of) && meaningOf(of.ReadWriteType ?? 'All', WRITES, 'the type of event selector'),
    )
  )
}

/** All field selectors must hold for an event, so any on a further field (eventName, userIdentity.arn) leaves calls out. */
function selects({ FieldSelectors: fields = [] }: Advanced, arn: string): boolean {
  const required: Readonly<Record<string, string>> = {
    eventCategory: 'Data',
    'resources.type': FUNCTION,
    'resources.ARN': arn,
    readOnly: 'false',
  }
  const isOfFunctions = ['eventCategory', 'resources.type'].every(field => fields.some(of => of.Field === field))
  return isOfFunctions && fields.every(of => holds(of, required[of.Field ?? '']))
}

/** Of one field selector every operator that has values must hold, by any of its values; of a negative one by each. */
function holds(of: FieldSelector, value: string | undefined): boolean {
  if (value === undefined) return false
  const { Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith } = of
  if (![Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith].some(values => values?.length))
    throw new Unjudgeable('AWS did not state what an event selector compares a field with.')
  const any = (values: string[] | undefined, test: (one: string) => boolean) => !values?.length || values.some(test)
  const none = (values: string[] | undefined, test: (one: string) => boolean) => !values?.some(test)
  return (
    any(Equals, one => one === value) &&
    any(StartsWith, one => value.startsWith(one)) &&
    any(EndsWith, one => value.endsWith(one)) &&
    none(NotEquals, one => one === value) &&
    none(NotStartsWith, one => value.startsWith(one)) &&
    none(NotEndsWith, one => value.endsWith(one))
  )
}
