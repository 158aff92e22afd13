import { IAMClient, type ManagedPolicyDetail, paginateGetAccountAuthorizationDetails } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { givesFullAdmin } from '../../../connectors/aws/iam/grants.ts'
import { readPolicy } from '../../../connectors/policy/index.ts'
import { hasMoto, testAws } from '../../kit/collect.ts'

test.skipIf(!hasMoto)(
  'every AWS managed policy that the emulator has is read, and its administrators are known',
  async () => {
    const aws = await testAws()
    const client = aws.seed.client(IAMClient, 'us-east-1')
    const found: ManagedPolicyDetail[] = []
    for await (const page of paginateGetAccountAuthorizationDetails({ client }, { Filter: ['AWSManagedPolicy'] }))
      found.push(...(page.Policies ?? []))
    const documents = found.map(p => ({
      name: p.Arn?.split('/').pop(),
      document: p.PolicyVersionList?.find(v => v.VersionId === p.DefaultVersionId)?.Document,
    }))
    expect(documents.length).toBeGreaterThan(1000)
    for (const { document } of documents) expect(readPolicy(document).statements.length).toBeGreaterThan(0)
    const full = documents.filter(d => givesFullAdmin(d.document)).map(d => d.name)
    // The second allows everything to requests that come through AWS's MCP server; conditions are not credited.
    expect(full.sort()).toEqual(['AWSMcpServiceActionsFullAccess', 'AdministratorAccess'])
    await aws.stop()
  },
)
