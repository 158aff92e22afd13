import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import { NORTHWIND } from '../../demo/northwind.ts'
import { replayHandler } from '../../src/collect/handlers.ts'
import { openRecording } from '../../src/collect/open-recording.ts'
import { collectOne } from '../kit/collect.ts'
import { ImpatientSession } from '../kit/impatient.ts'

const NO_MODELS = 'It trains one model in a notebook and keeps nothing else in SageMaker.'

/** Evidence types of which the demo account has no member, and why that is what it should show. */
const WITHOUT_SEED: Readonly<Record<string, string>> = {
  'aws.ec2.dhcp-options': 'The networks of the demo use what AWS makes for each VPC, which the emulator does not list.',
  'aws.ec2.egress-only-internet-gateway': 'Northwind Pay uses no IPv6.',
  'aws.ec2.image': 'Its machines run images of AWS.',
  'aws.ec2.local-gateway': 'It has no Outposts.',
  'aws.ec2.vpn-gateway': 'Its VPN ends at a transit gateway.',
  'aws.backup.report-plan': 'Nobody reports on its backups.',
  'aws.directconnect.connection': 'It has no line to AWS of its own.',
  'aws.directconnect.gateway': 'It has no line to AWS of its own.',
  'aws.directconnect.virtual-gateway': 'It has no line to AWS of its own.',
  'aws.ec2.locked-snapshot': 'It locks none of its snapshots.',
  'aws.ec2.spot-fleet': 'It asks for no spot capacity.',
  'aws.emr.cluster': 'It runs no cluster for data.',
  'aws.events.connection': 'No rule of the demo calls an API outside AWS.',
  'aws.events.event-source': 'No partner sends it events.',
  'aws.lambda.event-source-mapping': 'No function of the demo is fed by a queue or a stream yet.',
  'aws.licensemanager.license-configuration': 'It tracks no licences in AWS.',
  'aws.ram.received-share': 'No other account shares anything with it.',
  'aws.rds.db-security-group': 'They belong to EC2-Classic, which AWS has ended.',
  'aws.rds.proxy': 'Its services reach their databases directly.',
  'aws.s3.multi-region-access-point': 'Its buckets are reached by their own names.',
  'aws.sagemaker.algorithm': NO_MODELS,
  'aws.sagemaker.domain': NO_MODELS,
  'aws.sagemaker.flow-definition': NO_MODELS,
  'aws.sagemaker.human-task-ui': NO_MODELS,
  'aws.sagemaker.labeling-job': NO_MODELS,
  'aws.sagemaker.model-bias-job-definition': NO_MODELS,
  'aws.sagemaker.model-card': NO_MODELS,
  'aws.sagemaker.model-quality-job-definition': NO_MODELS,
  'aws.sagemaker.monitoring-schedule': NO_MODELS,
  'aws.sagemaker.user-profile': NO_MODELS,
  'aws.securityhub.organization-admin': 'Its organization has delegated Security Hub CSPM to no account.',
  'aws.shield.protection': 'It has no subscription of Shield Advanced.',
}

const REGIONS = ['us-east-1', 'eu-west-1']

let session: ImpatientSession
beforeAll(async () => {
  const handler = replayHandler(await openRecording(join(import.meta.dirname, '../../demo')))
  const credentials = async () => ({ accessKeyId: 'replay', secretAccessKey: 'replay' })
  session = new ImpatientSession({ handler, credentials, pathStyle: true, replay: true })
})
afterAll(() => session?.close())

test.each(connectors.flatMap(c => c.types.map(of => [of.type.id, of] as const)))(
  'the demo account shows %s, or says why not',
  async (id, of) => {
    let members = 0
    for (const region of of.type.reach === 'account' ? ['global'] : REGIONS)
      members += (await collectOne(of, session, NORTHWIND, region, REGIONS)).population.collected
    expect(members > 0, WITHOUT_SEED[id]).toBe(WITHOUT_SEED[id] === undefined)
  },
)
