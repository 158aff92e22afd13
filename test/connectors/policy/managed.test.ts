import { IAMClient, type ManagedPolicyDetail, paginateGetAccountAuthorizationDetails } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { givesFullAdmin } from '../../../connectors/aws/iam/grants.ts'
import { administratorOf, type Facts } from '../../../connectors/identity/index.ts'
import { indexed, layerOf, readPolicy } from '../../../connectors/policy/index.ts'
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
    // The evaluator agrees, and leaves to the condition what hangs on it.
    const is = (answer: string) => documents.filter(d => administrator(d.document) === answer).map(d => d.name)
    expect([is('yes'), is('unknown')]).toEqual([['AdministratorAccess'], ['AWSMcpServiceActionsFullAccess']])
    await aws.stop()
  },
)

const ACCOUNT = '111122223333'
const ROLE = `arn:aws:iam::${ACCOUNT}:role/r`
const NOTHING: Facts = {
  ...{ account: ACCOUNT, partition: 'aws', users: [], roles: [], groups: [], attachable: [], resourceControls: [] },
  ...{ carriers: new Map(), buckets: new Map(), guarded: new Map(), keys: { members: [], missing: null } },
  missing: { users: [], roles: [], groups: [], policies: [] },
}

/** Of a role that has nothing but the policy. */
function administrator(document: string | undefined): string {
  const read = indexed(decodeURIComponent(document ?? ''))
  const identity = layerOf([{ policy: 'p', attached: ROLE, document: read }])
  const who = {
    arn: ROLE,
    account: ACCOUNT,
    userName: undefined,
    uniqueId: undefined,
    tags: new Map(),
    organization: null,
  }
  return administratorOf(who, { identity, boundary: undefined, service: [] }, NOTHING).Is
}
