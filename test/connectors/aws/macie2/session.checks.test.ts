import {
  automatedDiscovery,
  resultsExported,
  sessionEnabled,
} from '../../../../connectors/aws/macie2/session.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const sessions = (status?: string) => ({
  read: { sessions: [{ id: 's', name: 's', settings: { Session: { status } } }] },
})

checkTable(sessionEnabled, {
  pass: [{ case: 'on', ...sessions('ENABLED') }],
  fail: [
    { case: 'paused', ...sessions('PAUSED'), reason: /PAUSED/ },
    { case: 'off', read: { sessions: [] } },
    { case: 'on in another region', region: 'eu-west-1', ...sessions('ENABLED') },
  ],
  unknown: [{ case: 'AWS says nothing', ...sessions() }],
})

const of = (AutomatedDiscovery: object | null, status: string | undefined = 'ENABLED') => ({
  settings: { Session: { status }, AutomatedDiscovery },
})

checkTable(automatedDiscovery, {
  pass: [{ case: 'on', ...of({ status: 'ENABLED' }) }],
  fail: [
    { case: 'off', ...of({ status: 'DISABLED' }) },
    { case: 'Macie is paused', ...of({ status: 'ENABLED' }, 'PAUSED') },
  ],
  unknown: [
    { case: 'AWS says nothing', ...of({}) },
    { case: 'nor of Macie', settings: { Session: {}, AutomatedDiscovery: { status: 'ENABLED' } } },
  ],
})

const kept = (ExportConfiguration: object | null) => ({ settings: { ExportConfiguration } })

checkTable(resultsExported, {
  pass: [{ case: 'a bucket', ...kept({ s3Destination: { bucketName: 'audit-macie', kmsKeyArn: 'arn:aws:kms:x' } }) }],
  fail: [
    { case: 'never configured', ...kept(null) },
    { case: 'no destination', ...kept({}) },
  ],
  unknown: [{ case: 'no name', ...kept({ s3Destination: {} }) }],
})
