import { afterAll, beforeAll, expect, test } from 'vitest'
import { dnssec, queryLogging } from '../../../../connectors/aws/route53/hosted-zone.checks.ts'
import { hostedZone } from '../../../../connectors/aws/route53/hosted-zone.ts'
import { route53 } from '../../../../connectors/aws/route53/index.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'
import { checkTable } from '../../../kit/table.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const zoneOf = async (PrivateZone: boolean) => {
  const item = await aws.collect(typeIn(route53, hostedZone), (_, { operation }) =>
    operation.name === 'ListHostedZones'
      ? answered(operation, {
          HostedZones: [{ Id: '/hostedzone/Z0123', Name: 'shop.example.', Config: { PrivateZone } }],
        })
      : undefined,
  )
  return { ...item.resources[0], asked: [...aws.asked.keys()] }
}

test('a zone is named by its ARN, and asked for by the last part of its id', async () => {
  expect(await zoneOf(false)).toMatchObject({ id: 'arn:aws:route53:::hostedzone/Z0123', gaps: [] })
})

test('a private zone is not asked for its signing, which it cannot have', async () => {
  const { settings, asked } = await zoneOf(true)
  expect(settings).toMatchObject({ DNSSEC: null })
  expect(asked).not.toContain('GetDNSSEC')
})

const zone = (PrivateZone: boolean | undefined, more: object) => ({
  Name: 'shop.example.',
  Config: { PrivateZone },
  ...more,
})
const logs = (...arns: string[]) => ({ QueryLoggingConfigs: arns.map(a => ({ CloudWatchLogsLogGroupArn: a })) })
const GROUP = 'arn:aws:logs:us-east-1:111122223333:log-group:/dns/shop'

checkTable(queryLogging, {
  pass: [{ case: 'to a log group', settings: zone(false, logs(GROUP)), reason: /\/dns\/shop/ }],
  fail: [{ case: 'nowhere', settings: zone(false, logs()) }],
  notApplicable: [{ case: 'private', settings: zone(true, logs()) }],
  unknown: [
    { case: 'AWS does not say whether it is private', settings: zone(undefined, logs(GROUP)) },
    { case: 'AWS answers nothing', settings: zone(false, { QueryLoggingConfigs: null }) },
  ],
})

const signing = (ServeSignature?: string) => ({ DNSSEC: { Status: { ServeSignature }, KeySigningKeys: [] } })

checkTable(dnssec, {
  pass: [{ case: 'signed', settings: zone(false, signing('SIGNING')) }],
  fail: [{ case: 'not signed', settings: zone(false, signing('NOT_SIGNING')) }],
  notApplicable: [{ case: 'private', settings: zone(true, { DNSSEC: null }) }],
  unknown: [
    {
      case: 'an error inside Route 53',
      settings: zone(false, signing('INTERNAL_FAILURE')),
      reason: /INTERNAL_FAILURE/,
    },
    { case: 'AWS answers nothing', settings: zone(false, { DNSSEC: null }) },
  ],
})
