import { type Answer, json } from '../kit/answer.ts'
import { before, daysAgo } from '../kit/clock.ts'
import { NORTHWIND } from '../northwind.ts'

// Wire shapes of the Amazon GuardDuty API Reference (2017-11-28): findings, which the emulator lacks. A key that was found in public
// is used from elsewhere, and a build machine has talked to a mining pool for weeks.

const DETECTOR = /^POST \/detector\/([^/]+)\/findings/

const found = (now: Date, detector: string, region: string) => {
  const of = (id: string, type: string, severity: number, days: number, resource: object) => ({
    ...{ accountId: NORTHWIND, id, type, severity, region, partition: 'aws', schemaVersion: '2.0', title: type },
    arn: `arn:aws:guardduty:${region}:${NORTHWIND}:detector/${detector}/finding/${id}`,
    createdAt: daysAgo(now, days),
    updatedAt: daysAgo(now, 1),
    resource,
    service: {
      ...{ archived: false, count: 4, detectorId: detector, serviceName: 'guardduty', resourceRole: 'TARGET' },
      eventFirstSeen: daysAgo(now, days),
      eventLastSeen: daysAgo(now, 1),
    },
  })
  return [
    of('32c1f0e4b7a14d0e9d6d2a6c7b1e5f01', 'CryptoCurrency:EC2/BitcoinTool.B!DNS', 8, 19, {
      resourceType: 'Instance',
      instanceDetails: { instanceId: 'i-0a1b2c3d4e5f60718', instanceType: 'c5.large' },
    }),
    of('32c1f0e4b7a14d0e9d6d2a6c7b1e5f02', 'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom', 5, 2, {
      resourceType: 'AccessKey',
      accessKeyDetails: { userName: 'svc-mobile-ci', userType: 'IAMUser' },
    }),
  ]
}

const isHigh = (body: string): boolean => /"(?:gte|greaterThanOrEqual)":\s*7/.test(body)

export const findings: readonly Answer[] = [
  {
    service: 'guardduty',
    operation: /^POST \/detector\/[^/]+\/findings$/,
    respond: ({ body, now, path, region }) => {
      const all = found(now, DETECTOR.exec(`POST ${path}`)?.[1] ?? '', region)
      return json({ findingIds: all.filter(({ severity }) => severity >= 7 === isHigh(body)).map(({ id }) => id) })
    },
  },
  {
    service: 'guardduty',
    operation: /^POST \/detector\/[^/]+\/findings\/get$/,
    respond: ({ body, now, path, region }) => {
      const { findingIds = [] } = JSON.parse(body) as { findingIds?: string[] }
      const all = found(now, DETECTOR.exec(`POST ${path}`)?.[1] ?? '', region)
      return json({ findings: all.filter(({ id }) => findingIds.includes(id)) })
    },
  },
  {
    service: 'guardduty',
    operation: /^POST \/detector\/[^/]+\/findings\/statistics$/,
    respond: ({ now }) => {
      const of = (severity: number, totalFindings: number) => ({
        ...{ severity, totalFindings },
        lastGeneratedAt: before(now, 1).getTime() / 1000,
      })
      return json({ findingStatistics: { groupedBySeverity: [of(8, 1), of(5, 1), of(2, 14)] } })
    },
  },
]
