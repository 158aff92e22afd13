import { afterAll, beforeAll, expect, test } from 'vitest'
import { iam } from '../../../../connectors/aws/iam/index.ts'
import { serviceUse } from '../../../../connectors/aws/iam/service-use.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { type Change, madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const USER = 'arn:aws:iam::111122223333:user/ann'
const role = (name: string, more: object) => ({
  ...{ Arn: `arn:aws:iam::111122223333:role/${name}`, RoleName: name, Path: '/' },
  ...more,
})
const used = { RoleLastUsed: { LastUsedDate: new Date('2026-11-01T00:00:00Z') } }

/** One user and three roles; `jobs` answers what was used, call by call. */
async function collected(...jobs: object[]) {
  let asked = 0
  const roles = [
    role('worker', used),
    role('idle', {}),
    role('AWSServiceRoleForRDS', { ...used, Path: '/aws-service-role/rds.amazonaws.com/' }),
  ]
  const change: Change = (_, { operation }) => {
    switch (operation.name) {
      case 'GetAccountAuthorizationDetails':
        return answered(operation, { UserDetailList: [{ Arn: USER, UserName: 'ann' }], RoleDetailList: roles })
      case 'GenerateServiceLastAccessedDetails':
        return answered(operation, { JobId: '11111111-2222-3333-4444-555555555555' })
      case 'GetServiceLastAccessedDetails':
        return answered(operation, jobs[Math.min(asked++, jobs.length - 1)] as Record<string, unknown>)
      default:
        return undefined
    }
  }
  const item = await aws.collect(typeIn(iam, serviceUse), change)
  return { item, asked, of: (name: string) => item.resources.find(one => one.name === name) }
}

const S3 = { ServiceName: 'Amazon S3', ServiceNamespace: 's3', LastAuthenticated: new Date('2026-11-02T00:00:00Z') }
const SQS = { ServiceName: 'Amazon SQS', ServiceNamespace: 'sqs' }
const DONE = { JobStatus: 'COMPLETED', ServicesLastAccessed: [S3, SQS] }

test('asks about users, and roles that were used, and about no others', async () => {
  const { item, asked, of } = await collected(DONE)
  expect(asked).toBe(2)
  expect(of('ann')?.observed).toEqual({
    ServicesLastAccessed: [
      { ServiceNamespace: 's3', LastAuthenticated: '2026-11-02T00:00:00.000Z' },
      { ServiceNamespace: 'sqs' },
    ],
  })
  expect(of('worker')?.observed).toEqual(of('ann')?.observed)
  expect(of('idle')).toMatchObject({ gaps: [] })
  expect(item.population).toMatchObject({
    complete: true,
    collected: 3,
    excluded: [{ rule: 'service-linked role', count: 1 }],
  })
})

test('waits for the job, and follows its pages', async () => {
  const { item, asked, of } = await collected(
    { JobStatus: 'IN_PROGRESS' },
    { JobStatus: 'COMPLETED', ServicesLastAccessed: [S3], IsTruncated: true, Marker: 'm' },
    { JobStatus: 'COMPLETED', ServicesLastAccessed: [SQS] },
  )
  expect(item.population.gaps).toBe(0)
  expect(asked).toBeGreaterThanOrEqual(4)
  expect(JSON.stringify([of('ann')?.observed, of('worker')?.observed])).toMatch(/"s3".*"sqs"|"sqs".*"s3"/)
})

test.each([
  [{ JobStatus: 'FAILED', Error: { Code: 'ServiceFailure', Message: 'm' } }, 'ServiceFailure'],
  [{}, 'NotAnswered'],
  [{ ...DONE, IsTruncated: true, Marker: 'again' }, 'PagesRepeat'],
])('says why it is not known what was used: %o', async (job, detail) => {
  const { of } = await collected(job)
  expect(of('ann')?.gaps).toMatchObject([
    { field: 'ServicesLastAccessed', action: 'iam:GetServiceLastAccessedDetails', detail },
  ])
})
