import {
  CreateDocumentCommand,
  CreatePatchBaselineCommand,
  ModifyDocumentPermissionCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Northwind Pay's use of Systems Manager: sessions are recorded in the first region, and a document is shared with everyone. */
async function seedSsm(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const here = account.client(SSMClient, main)
  await makeDocument(here, 'SSM-SessionManagerRunShell', 'Session', {
    schemaVersion: '1.0',
    description: 'Preferences of Session Manager',
    sessionType: 'Standard_Stream',
    inputs: {
      s3BucketName: `nwp-audit-trail-${account.id}`,
      s3KeyPrefix: 'sessions',
      s3EncryptionEnabled: true,
      cloudWatchLogGroupName: '',
      kmsKeyId: '',
      runAsEnabled: false,
      idleSessionTimeout: '20',
      shellProfile: { linux: 'export REPORTS_TOKEN=not-a-real-token' },
    },
  })
  await makeDocument(here, 'nwp-rotate-logs', 'Command', RUN)
  const there = account.client(SSMClient, second)
  await makeDocument(there, 'nwp-install-agent', 'Command', RUN)
  await there.send(
    new ModifyDocumentPermissionCommand({
      Name: 'nwp-install-agent',
      PermissionType: 'Share',
      AccountIdsToAdd: ['all'],
    }),
  )
  await here.send(new CreatePatchBaselineCommand({ Name: 'nwp-payments', OperatingSystem: 'AMAZON_LINUX_2023' }))
  await makeParameters(here)
}

const RUN = {
  schemaVersion: '2.2',
  description: 'Runs one command',
  mainSteps: [{ action: 'aws:runShellScript', name: 'run', inputs: { runCommand: ['logrotate /etc/logrotate.conf'] } }],
}

async function makeDocument(client: SSMClient, Name: string, DocumentType: 'Command' | 'Session', content: object) {
  const Content = JSON.stringify(content)
  await client.send(new CreateDocumentCommand({ Name, DocumentType, DocumentFormat: 'JSON', Content }))
}

async function makeParameters(client: SSMClient): Promise<void> {
  const Tags = [{ Key: 'owner', Value: 'platform' }]
  await client.send(new PutParameterCommand({ Name: '/payments/api/log-level', Type: 'String', Value: 'info', Tags }))
  await client.send(
    new PutParameterCommand({
      Name: '/payments/api/partner-key',
      Type: 'SecureString',
      KeyId: 'alias/nwp-data',
      Value: 'not-a-real-key',
      Tags,
    }),
  )
}

export default { since: 200, after: ['ec2', 'kms', 's3'], fill: seedSsm } satisfies Seed
