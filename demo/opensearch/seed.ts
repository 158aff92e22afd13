import { CreateDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Northwind Pay's search: payments as they should be, and one of earlier years that is open to everybody. */
async function seedOpenSearch(account: SeedAccount): Promise<void> {
  const client = account.client(OpenSearchClient)
  const logs = (name: string) => ({
    CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${account.id}:log-group:/nwp/search/${name}`,
    Enabled: true,
  })
  await client.send(
    new CreateDomainCommand({
      DomainName: 'nwp-payments-search',
      EngineVersion: 'OpenSearch_2.19',
      ClusterConfig: {
        InstanceType: 'm6g.large.search',
        InstanceCount: 3,
        ZoneAwarenessEnabled: true,
        ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
        DedicatedMasterEnabled: true,
        DedicatedMasterType: 'm6g.large.search',
        DedicatedMasterCount: 3,
      },
      EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'alias/aws/es' },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
      AdvancedSecurityOptions: { Enabled: true, InternalUserDatabaseEnabled: false, SAMLOptions: { Enabled: true } },
      LogPublishingOptions: {
        AUDIT_LOGS: logs('audit'),
        ES_APPLICATION_LOGS: logs('errors'),
        SEARCH_SLOW_LOGS: logs('slow-searches'),
        INDEX_SLOW_LOGS: logs('slow-indexing'),
      },
      VPCOptions: { SubnetIds: ['subnet-0f73124c52ff68c91'], SecurityGroupIds: ['sg-0f73124c52ff68c91'] },
    }),
  )
  const everybody = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:ESHttp*', Resource: '*', Sid: 'Everybody' }
  await client.send(
    new CreateDomainCommand({
      DomainName: 'nwp-legacy-logs',
      EngineVersion: 'Elasticsearch_7.10',
      ClusterConfig: { InstanceType: 't3.small.search', InstanceCount: 1, ZoneAwarenessEnabled: false },
      AccessPolicies: JSON.stringify({ Version: '2012-10-17', Statement: [everybody] }),
      DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' },
      EncryptionAtRestOptions: { Enabled: false },
      NodeToNodeEncryptionOptions: { Enabled: false },
      AdvancedSecurityOptions: { Enabled: false },
    }),
  )
}

export default { since: 640, fill: seedOpenSearch } satisfies Seed
