import { expect, test } from 'vitest'
import { effectiveAccess, effectiveAccessInSteps, type RoleFact } from '../../../connectors/identity/index.ts'
import { ACCOUNT, allow, factsOf, roleOf, userOf } from './facts.ts'

const PERHAPS = { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }
const many = (count: number, make: (i: number) => RoleFact) => Array.from({ length: count }, (_, i) => make(i))

test('of a path to very many roles what is certain is told before what may be, and the rest is counted', () => {
  const ann = userOf(allow('iam:PassRole'), allow(['lambda:CreateFunction', 'lambda:InvokeFunction']))
  const open = many(120, i => roleOf(`open-${i}`, PERHAPS, allow('*')))
  const sure = many(3, i => roleOf(`sure-${i}`, {}, allow('logs:PutLogEvents')))
  const [access] = effectiveAccess(factsOf([ann], [...open, ...sure]))
  const told = access?.escalations?.filter(e => e.Path === 'lambda-001') ?? []
  expect(told).toHaveLength(100)
  expect(access?.omitted).toContainEqual({ Path: 'lambda-001', Count: 23 })
  expect(told[0]?.Reaches).toBe('administrator')
  expect(told.filter(e => e.Certainty === 'certain').map(e => e.To)).toEqual(sure.map(r => r.arn))
})

test('between two principals that it considers it lets others have their turn', () => {
  const roles = many(3, i => roleOf(`plain-${i}`, {}, allow('logs:PutLogEvents')))
  const steps = [...effectiveAccessInSteps(factsOf([userOf()], roles), [])]
  expect(steps.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined])
  expect(steps.slice(4).map(access => access?.principal.kind)).toEqual(['user', 'role', 'role', 'role'])
})

test('a chain goes on through a role that is not told', () => {
  const ann = userOf(allow('iam:PassRole'), allow(['lambda:CreateFunction', 'lambda:InvokeFunction']))
  const plain = many(120, i => roleOf(`plain-${i}`, {}, allow('logs:PutLogEvents')))
  const last = roleOf('last', {}, allow('iam:PutRolePolicy', `arn:aws:iam::${ACCOUNT}:role/last`))
  const [access] = effectiveAccess(factsOf([ann], [...plain, last]))
  expect(access?.escalations?.map(e => e.To)).not.toContain(last.arn)
  expect(access?.chains).toMatchObject([
    { Reaches: 'administrator', Certainty: 'certain', Hops: [{ Path: 'lambda-001', To: last.arn }, { To: last.arn }] },
  ])
})

test('a role has no name of a user by which a policy could mean it', () => {
  const role = roleOf('r', {}, allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/$' + '{aws:username}'))
  const [, access] = effectiveAccess(factsOf([userOf(allow('logs:PutLogEvents'))], [role]))
  expect(access?.escalations).toEqual([])
})
