import {
  CreateRuleGroupCommand,
  CreateWebACLCommand,
  PutLoggingConfigurationCommand,
  type Rule,
  type Scope,
  type VisibilityConfig,
  WAFV2Client,
} from '@aws-sdk/client-wafv2'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** The web ACL in front of Northwind Pay's distribution. */
export const EDGE = 'nwp-edge'

const seen = (MetricName: string, CloudWatchMetricsEnabled = true): VisibilityConfig => ({
  MetricName,
  CloudWatchMetricsEnabled,
  SampledRequestsEnabled: true,
})

const LIMIT: Rule = {
  Name: 'limit-by-address',
  Priority: 0,
  Action: { Block: {} },
  Statement: { RateBasedStatement: { Limit: 2000, AggregateKeyType: 'IP' } },
  VisibilityConfig: seen('limit-by-address'),
}

/** Requests that did not come through the distribution lack the header that it adds. */
const FROM_EDGE: Rule = {
  Name: 'from-the-edge-only',
  Priority: 1,
  Action: { Block: {} },
  Statement: {
    NotStatement: {
      Statement: {
        ByteMatchStatement: {
          SearchString: Buffer.from('not-a-real-shared-secret'),
          FieldToMatch: { SingleHeader: { Name: 'x-origin-verify' } },
          TextTransformations: [{ Priority: 0, Type: 'NONE' }],
          PositionalConstraint: 'EXACTLY',
        },
      },
    },
  },
  VisibilityConfig: seen('from-the-edge-only'),
}

/** Northwind Pay's web ACLs: of the edge and the shop, with rules, and one of a trial, which has none. */
async function seedWaf(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const client = account.client(WAFV2Client, main)
  const edge = await makeAcl(client, 'CLOUDFRONT', EDGE, [LIMIT])
  await makeAcl(client, 'REGIONAL', 'nwp-shop', [LIMIT, FROM_EDGE])
  const LoggingConfiguration = {
    ResourceArn: edge,
    LogDestinationConfigs: [`arn:aws:logs:${main}:${account.id}:log-group:aws-waf-logs-nwp-edge`],
  }
  await client.send(new PutLoggingConfigurationCommand({ LoggingConfiguration }))
  await makeAcl(account.client(WAFV2Client, second), 'REGIONAL', 'nwp-trial', [])
  for (const [Name, metrics] of [
    ['nwp-own-rules', true],
    ['nwp-trial-rules', false],
  ] as const)
    await client.send(
      new CreateRuleGroupCommand({
        Name,
        Scope: 'REGIONAL',
        Capacity: 50,
        Rules: [LIMIT],
        VisibilityConfig: seen(Name, metrics),
      }),
    )
}

async function makeAcl(client: WAFV2Client, Scope: Scope, Name: string, Rules: Rule[]): Promise<string | undefined> {
  const made = await client.send(
    new CreateWebACLCommand({
      Name,
      Scope,
      DefaultAction: { Allow: {} },
      Rules,
      VisibilityConfig: seen(Name),
      Tags: [{ Key: 'owner', Value: 'platform' }],
    }),
  )
  return made.Summary?.ARN
}

export default { since: 290, fill: seedWaf } satisfies Seed
