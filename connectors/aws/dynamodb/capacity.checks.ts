import type { PolicyType } from '@aws-sdk/client-application-auto-scaling'
import type { TableDescription } from '@aws-sdk/client-dynamodb'
import {
  check,
  type Entry,
  fail,
  findOf,
  inRegion,
  type Json,
  meaningOf,
  type Population,
  pass,
  Unjudgeable,
  unknown,
} from '../../kit/index.ts'
import { scalableTarget } from '../application-autoscaling/scalable-target.ts'
import { scalingPolicy } from '../application-autoscaling/scaling-policy.ts'
import { table } from './table.ts'

/** What follows use. DynamoDB knows no other kind, and what AWS adds is not known to follow it. */
const FOLLOWS_USE: Readonly<Record<PolicyType, boolean>> = {
  PredictiveScaling: false,
  StepScaling: false,
  TargetTrackingScaling: true,
}

interface Target {
  key: string
  suspended: boolean | undefined
}
interface Policy {
  key: string
  type: PolicyType | undefined
}
interface Named {
  ResourceId: string | undefined
  ScalableDimension: string | undefined
}
interface Capacity {
  resource: string
  kind: 'table' | 'index'
  way: 'Read' | 'Write'
}
interface Scaling {
  targets: Population<Target>
  policies: Population<Policy>
}

function keyOf({ ResourceId: id, ScalableDimension: dimension }: Named): string {
  if (id && dimension) return `${id} ${dimension}`
  throw new Unjudgeable('AWS did not state what a target or policy of auto scaling is for.')
}
const targetKey = ({ value }: Entry<Target>): string => value.key
const policyKey = ({ value }: Entry<Policy>): string => value.key

function followsUse({ value: { type } }: Entry<Policy>): boolean {
  if (!type) throw new Unjudgeable('AWS did not state the kind of a scaling policy.')
  return meaningOf(type, FOLLOWS_USE, 'the kind of a scaling policy')
}

/** Why one capacity does not follow use; undefined where it does. */
function stillness({ resource, kind, way }: Capacity, scaling: Scaling): string | undefined {
  const key = `${resource} dynamodb:${kind}:${way}CapacityUnits`
  const what = `${way.toLowerCase()} capacity of ${resource}`
  const target = scaling.targets.findBy(targetKey, key, () => true)
  if (!target) return `Nothing scales the ${what}.`
  if (target.value.suspended === undefined) throw new Unjudgeable('AWS did not state whether scaling is suspended.')
  if (target.value.suspended) return `Scaling out is suspended for the ${what}.`
  const policy = scaling.policies.findBy(policyKey, key, followsUse)
  return policy ? undefined : `No policy makes the ${what} follow its use.`
}

/** AWS states the mode of those tables alone that were on demand at least once: others show what is provisioned for them. */
function isOnDemand({ BillingModeSummary: mode, ProvisionedThroughput: given }: Json<TableDescription>): boolean {
  if (mode?.BillingMode)
    return meaningOf(mode.BillingMode, { PAY_PER_REQUEST: true, PROVISIONED: false }, 'the capacity mode')
  if (!mode && given?.ReadCapacityUnits) return false
  throw new Unjudgeable('AWS did not state the capacity mode of the table.')
}

/** Reads and writes of the table and of each index that has a capacity of its own. */
function capacitiesOf(name: string, { GlobalSecondaryIndexes: indexes = [] }: Json<TableDescription>): Capacity[] {
  const parts = indexes.map(({ IndexName }) => {
    if (!IndexName) throw new Unjudgeable('AWS did not name an index of the table.')
    return { resource: `table/${name}/index/${IndexName}`, kind: 'index' as const }
  })
  return [{ resource: `table/${name}`, kind: 'table' as const }, ...parts].flatMap(part => [
    { ...part, way: 'Read' as const },
    { ...part, way: 'Write' as const },
  ])
}

export const scalesWithDemand = check(table, {
  id: 'dynamodb-table-scales-with-demand',
  title: 'DynamoDB tables and their indexes scale with demand',
  severity: 'medium',
  remediation: 'Put the table into on-demand mode, or set up auto scaling of reads and writes for it and its indexes.',
  why: 'A table that cannot keep up refuses requests; an index that cannot keep up makes writes to its table fail too.',
  references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html'],
  equivalents: {
    prowler: ['dynamodb_table_autoscaling_enabled'],
    securityHub: ['DynamoDB.1'],
    config: ['dynamodb-autoscaling-enabled'],
  },
  reads: {
    targets: inRegion(scalableTarget, of => ({
      key: keyOf(of),
      suspended: of.SuspendedState?.DynamicScalingOutSuspended,
    })),
    policies: inRegion(scalingPolicy, of => ({ key: keyOf(of), type: of.PolicyType })),
  },
  test({ Table: of }, { read, resource }) {
    if (of === null) return unknown('AWS did not describe the table.')
    if (isOnDemand(of)) return pass('The table is in on-demand mode.')
    const still = findOf(capacitiesOf(resource.name, of), capacity => stillness(capacity, read) !== undefined)
    const reason = still && stillness(still, read)
    return reason ? fail(reason) : pass('Auto scaling follows reads and writes.')
  },
})
