import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cluster } from '../../../../connectors/aws/rds/cluster.ts'
import { clusterParameterGroup } from '../../../../connectors/aws/rds/cluster-parameter-group.ts'
import { rds } from '../../../../connectors/aws/rds/index.ts'
import { instance } from '../../../../connectors/aws/rds/instance.ts'
import { parameterGroup } from '../../../../connectors/aws/rds/parameter-group.ts'
import { snapshot } from '../../../../connectors/aws/rds/snapshot.ts'
import type { EvidenceType } from '../../../../connectors/kit/index.ts'
import { type Answer, xml } from '../../../../demo/kit/answer.ts'
import { accessDenied, answers as demo } from '../../../../demo/rds/answers.ts'
import { seedRds } from '../../../../demo/rds/seed.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'
import { verdictsOf } from '../verdicts.ts'

/** What the emulator's front answers; tests put theirs before the demo's. */
const answers: Answer[] = [...demo]
let aws: TestAws
beforeAll(async () => {
  if (!hasMoto) return
  aws = await testAws(answers)
  await seedRds(aws.seed)
})
afterAll(() => aws?.stop())

const read = (type: EvidenceType, region = 'us-east-1') => aws.collect(typeIn(rds, type), region)
const answered = (operation: string, members: string) =>
  xml(`<${operation}Response><${operation}Result>${members}</${operation}Result></${operation}Response>`)

async function withAnswers<T>(given: Answer[], run: () => Promise<T>): Promise<T> {
  answers.unshift(...given)
  try {
    return await run()
  } finally {
    answers.splice(0, given.length)
  }
}

describe.skipIf(!hasMoto)('the seeded databases', () => {
  test('are all there, and what moves stands apart', async () => {
    const { population, resources } = await read(instance)
    expect(population).toMatchObject({ complete: true, listed: 7, fieldGaps: 0 })
    const payments = resources.find(r => r.name === 'nwp-payments')
    expect(payments?.id).toBe(`arn:aws:rds:us-east-1:${aws.account}:db:nwp-payments`)
    expect(payments?.settings).toMatchObject({ Engine: 'postgres', MultiAZ: true, BackupRetentionPeriod: 14 })
    expect(payments?.settings).not.toHaveProperty('LatestRestorableTime')
    expect(payments?.observed).toMatchObject({ DBInstanceStatus: 'available' })
  })

  test('leave Neptune out, counted', async () => {
    const { population, resources } = await read(cluster)
    expect(resources.map(r => r.name)).toEqual(['nwp-ledger'])
    expect(population.excluded).toEqual([{ rule: expect.stringContaining('Amazon Neptune'), count: 1 }])
  })

  test('have parameter groups with the parameters that the user set', async () => {
    const { resources } = await read(parameterGroup)
    const mine = resources.find(r => r.name === 'nwp-reporting')
    expect(mine?.settings.Parameters).toMatchObject([
      { ParameterName: 'max_connections', ParameterValue: '500' },
      { ParameterName: 'require_secure_transport', ParameterValue: '0' },
    ])
    const clusters = await read(clusterParameterGroup)
    expect(clusters.resources[0]?.settings.Parameters).toMatchObject([
      { ParameterName: 'pgaudit.log' },
      { ParameterName: 'rds.force_ssl', ParameterValue: '1' },
    ])
  })

  test('have snapshots with whom they are shared with, or a gap', async () => {
    const { resources } = await read(snapshot)
    const sharing = (name: string) => resources.find(r => r.name === name)
    expect(sharing('nwp-reporting-export')?.settings.DBSnapshotAttributes).toEqual([
      { AttributeName: 'restore', AttributeValues: ['all'] },
    ])
    expect(sharing('nwp-payments-before-migration')?.gaps).toEqual([
      {
        field: 'DBSnapshotAttributes',
        action: 'rds:DescribeDBSnapshotAttributes',
        reason: 'denied',
        detail: 'AccessDenied',
        message: 'not authorized',
      },
    ])
  })

  test('are judged as they were seeded', async () => {
    const verdicts = await verdictsOf(aws, rds)
    expect(verdicts['rds-instance-tls-required']).toEqual({
      'us-east-1 nwp-ledger-a': 'pass',
      'us-east-1 nwp-ledger-b': 'pass',
      'us-east-1 nwp-merchants': 'pass',
      'us-east-1 nwp-payments': 'pass',
      'us-east-1 nwp-payments-read': 'pass',
      'us-east-1 nwp-reporting': 'fail',
      'us-east-1 nwp-treasury': 'unknown',
      'eu-west-1 nwp-cards-a': 'fail',
      'eu-west-1 nwp-payouts': 'fail',
      'eu-west-1 nwp-risk': 'fail',
    })
    expect(verdicts['rds-snapshot-not-public']).toMatchObject({
      'us-east-1 nwp-reporting-export': 'fail',
      'us-east-1 nwp-merchants-for-auditors': 'pass',
      'us-east-1 nwp-payments-before-migration': 'unknown',
    })
    expect(verdicts['rds-instance-backups-retained']).toMatchObject({
      'us-east-1 nwp-payments': 'pass',
      'us-east-1 nwp-payments-read': 'not_applicable',
      'us-east-1 nwp-ledger-a': 'not_applicable',
      'us-east-1 nwp-reporting': 'fail',
    })
    expect(verdicts['rds-cluster-snapshot-not-public']).toMatchObject({ 'eu-west-1 nwp-cards-pilot': 'fail' })
  })
})

const made = (name: string, type: string) =>
  `<DBSnapshot><DBSnapshotIdentifier>${name}</DBSnapshotIdentifier><DBSnapshotArn>arn:aws:rds:us-east-1:111122223333:snapshot:${name}</DBSnapshotArn><SnapshotType>${type}</SnapshotType><Engine>mysql</Engine></DBSnapshot>`

const unshared: Answer = {
  service: 'rds',
  operation: 'DescribeDBSnapshotAttributes',
  respond: () => answered('DescribeDBSnapshotAttributes', '<DBSnapshotAttributesResult/>'),
}

describe.skipIf(!hasMoto)('the readers', () => {
  test('follow pages, and list what AWS Backup made, each once', async () => {
    const pages: Answer = {
      service: 'rds',
      operation: 'DescribeDBSnapshots',
      respond: ({ body }) => {
        const asked = new URLSearchParams(body)
        const page = (members: string, next = '') =>
          answered('DescribeDBSnapshots', `${next}<DBSnapshots>${members}</DBSnapshots>`)
        if (asked.get('SnapshotType') === 'awsbackup') return page(made('c', 'awsbackup'))
        if (asked.get('Marker') === 'm') return page(made('b', 'manual') + made('c', 'awsbackup'))
        return page(made('a', 'automated'), '<Marker>m</Marker>')
      },
    }
    const { resources, population, calls } = await withAnswers([pages, unshared], () => read(snapshot))
    expect(resources.map(r => r.name)).toEqual(['a', 'b', 'c'])
    expect(population).toMatchObject({ complete: true, listed: 3, excluded: [] })
    expect(calls.find(c => c.operation === 'DescribeDBSnapshotAttributes')).toMatchObject({ calls: 3 })
  })

  test('say that a snapshot went away since it was listed', async () => {
    const gone: Answer = {
      ...unshared,
      respond: () => xml('<ErrorResponse><Error><Code>DBSnapshotNotFound</Code></Error></ErrorResponse>', 404),
    }
    const { population } = await withAnswers([gone], () => read(snapshot, 'eu-west-1'))
    expect(population).toMatchObject({ listed: 0, excluded: [{ rule: 'deleted while it was being read' }] })
  })

  test('leave Amazon DocumentDB out, counted', async () => {
    const docdb: Answer = {
      service: 'rds',
      operation: 'DescribeDBInstances',
      respond: () =>
        answered(
          'DescribeDBInstances',
          '<DBInstances><DBInstance><DBInstanceIdentifier>d</DBInstanceIdentifier><Engine>docdb</Engine></DBInstance></DBInstances>',
        ),
    }
    const { population } = await withAnswers([docdb], () => read(instance))
    expect(population.excluded).toEqual([{ rule: expect.stringContaining('Amazon DocumentDB'), count: 1 }])
  })

  test('keep no password that waits to be set', async () => {
    const pending: Answer = {
      service: 'rds',
      operation: 'DescribeDBInstances',
      respond: () =>
        answered(
          'DescribeDBInstances',
          '<DBInstances><DBInstance><DBInstanceIdentifier>d</DBInstanceIdentifier><DBInstanceArn>arn:d</DBInstanceArn><Engine>mysql</Engine><PendingModifiedValues><MasterUserPassword>hunter2</MasterUserPassword></PendingModifiedValues></DBInstance></DBInstances>',
        ),
    }
    const item = await withAnswers([pending], () => read(instance))
    expect(JSON.stringify(item)).not.toContain('hunter2')
    expect(item.redactions).toMatchObject([{ resource: 'arn:d', rule: 'rds-master-user-password' }])
  })

  test('ask for parameters by name and by source, and keep no others', async () => {
    const asked: string[] = []
    const all: Answer = {
      service: 'rds',
      operation: 'DescribeDBParameters',
      respond: ({ body }) => {
        const query = new URLSearchParams(body)
        asked.push(query.get('Source') ?? query.get('Filters.Filter.1.Name') ?? '')
        const parameters = ['rds.force_ssl', 'zone'].map(
          name => `<Parameter><ParameterName>${name}</ParameterName><Source>system</Source></Parameter>`,
        )
        return answered(
          'DescribeDBParameters',
          `<Parameters>${query.has('Source') ? '' : parameters.join('')}</Parameters>`,
        )
      },
    }
    const { resources } = await withAnswers([all], () => read(parameterGroup, 'eu-west-1'))
    expect(new Set(asked)).toEqual(new Set(['user', 'parameter-name']))
    expect(resources[0]?.settings.Parameters).toEqual([{ ParameterName: 'rds.force_ssl', Source: 'system' }])
  })

  test('have gaps where parameters were denied', async () => {
    const denied: Answer = { service: 'rds', operation: 'DescribeDBParameters', respond: accessDenied }
    const { resources, population } = await withAnswers([denied], () => read(parameterGroup, 'eu-west-1'))
    expect(population).toMatchObject({ complete: true, listed: 3, fieldGaps: 3 })
    expect(resources[0]?.gaps).toMatchObject([{ field: 'Parameters', reason: 'denied' }])
  })

  test('of clusters denied, instances of Aurora are unknown and others judged', async () => {
    const denied: Answer = { service: 'rds', operation: 'DescribeDBClusters', respond: accessDenied }
    const verdicts = await withAnswers([denied], () => verdictsOf(aws, rds))
    expect(verdicts['rds-instance-tls-required']).toMatchObject({
      'us-east-1 nwp-ledger-a': 'unknown',
      'us-east-1 nwp-payments': 'pass',
    })
    expect(verdicts['rds-instance-not-public']).toMatchObject({
      'us-east-1 nwp-ledger-a': 'unknown',
      'eu-west-1 nwp-cards-a': 'pass',
    })
    expect(Object.values(verdicts['rds-cluster-multi-az'] ?? {})).toEqual(['unknown', 'unknown'])
  })
})
