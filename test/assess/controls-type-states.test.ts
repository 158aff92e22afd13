import { expect, test } from 'vitest'
import { typeStates } from '../../src/assess/type-states.ts'
import type { PopulationStatement } from '../../src/evidence/item.ts'

const population = (more: Partial<PopulationStatement> = {}): PopulationStatement => ({
  definition: 'all',
  basis: 'paginated',
  listed: 2,
  collected: 2,
  gaps: 0,
  fieldGaps: 0,
  excluded: [],
  complete: true,
  gap: null,
  reconciled: [],
  ...more,
})
const item = (id: string, type: string, region: string, more: Partial<PopulationStatement> = {}) => ({
  id,
  type,
  scope: { provider: 'aws' as const, partition: 'aws', account: '1', region },
  population: population(more),
})
const types = [
  { id: 'aws.ec2.vpc', reach: 'region' as const },
  { id: 'aws.iam.user', reach: 'account' as const },
]
const regions = ['eu-west-1', 'us-east-1']
const whole = [
  item('1', 'aws.ec2.vpc', 'eu-west-1'),
  item('2', 'aws.ec2.vpc', 'us-east-1'),
  item('3', 'aws.iam.user', 'global'),
]

test('whole populations', () => {
  const states = typeStates(whole, types, regions)
  expect(states.get('aws.ec2.vpc')).toEqual({ items: ['1', '2'], missing: null, regional: true, excluded: [] })
  expect(states.get('aws.iam.user')).toEqual({ items: ['3'], missing: null, regional: false, excluded: [] })
})

test('a reached region without an item is missing', () => {
  expect(typeStates(whole.slice(1), types, regions).get('aws.ec2.vpc')?.missing).toBe('no item for eu-west-1')
})

test('a type without any item is missing', () => {
  expect(typeStates(whole.slice(0, 2), types, regions).get('aws.iam.user')).toMatchObject({
    items: [],
    missing: 'no item for global',
  })
})

test('a list that could not be made, and members that were not collected, are missing', () => {
  const denied = { complete: false, gap: { action: 'ec2:DescribeVpcs', reason: 'denied' as const, detail: 'x' } }
  const items = [item('1', 'aws.ec2.vpc', 'eu-west-1', denied), item('2', 'aws.ec2.vpc', 'us-east-1', { gaps: 1 })]
  expect(typeStates(items, types, regions).get('aws.ec2.vpc')?.missing).toBe(
    'ec2:DescribeVpcs: denied in eu-west-1, 1 of 2 not collected in us-east-1',
  )
})

test('fields that were not read leave the population whole: the checks that touch them say so', () => {
  const items = [item('3', 'aws.iam.user', 'global', { fieldGaps: 4 })]
  expect(typeStates(items, types, regions).get('aws.iam.user')?.missing).toBeNull()
})

test('exclusions are summed by rule and make an account-wide type depend on regions', () => {
  const items = [item('3', 'aws.iam.user', 'global', { excluded: [{ rule: 'elsewhere', count: 2 }] })]
  expect(typeStates(items, types, regions).get('aws.iam.user')).toMatchObject({
    regional: true,
    excluded: [{ rule: 'elsewhere', count: 2 }],
  })
})

test('what another account judges is missing nowhere, and says where it is judged', () => {
  const elsewhere = { basis: 'judged_elsewhere' as const, judgedIn: '444455556666', listed: 0, collected: 0 }
  const fieldsElsewhere = [{ field: 'Roots', judgedIn: '777766665555', count: 1 }]
  const of = (...more: Partial<PopulationStatement>[]) =>
    typeStates(
      more.map((one, at) => item(String(at), 'aws.ec2.vpc', regions[at] ?? '', one)),
      types,
      regions,
    ).get('aws.ec2.vpc')
  const alone = { accounts: ['444455556666'], alone: true }
  expect(of(elsewhere, elsewhere)).toMatchObject({ missing: null, elsewhere: alone })
  expect(of(elsewhere, {})).toMatchObject({ missing: null, elsewhere: { ...alone, alone: false } })
  expect(of({ fieldsElsewhere }, {})).toMatchObject({ elsewhere: { accounts: ['777766665555'], alone: false } })
})
