import {
  GetLoggingConfigurationCommand,
  GetWebACLCommand,
  ListResourcesForWebACLCommand,
  ListWebACLsCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { scopesIn } from './scopes.ts'
import type { Associated, WebAcl } from './web-acl.ts'

// Error names: AWS WAF API reference, each operation's page.
const NONE = ['WAFNonexistentItemException']

export const listWebAcls = list({
  action: 'wafv2:ListWebACLs',
  client: WAFV2Client,
  command: ListWebACLsCommand,
  items: 'WebACLs',
  id: ['ARN', 'Id', 'Name'],
  // AWS WAF gives a marker with every page, whatever its reference says: github.com/boto/boto3/issues/3715.
  token: { input: 'NextMarker', next: page => page.NextMarker, limit: 'Limit' },
})

export const getWebAcl = call({ action: 'wafv2:GetWebACL', client: WAFV2Client, command: GetWebACLCommand, gone: NONE })

export const getLoggingConfiguration = call({
  action: 'wafv2:GetLoggingConfiguration',
  client: WAFV2Client,
  command: GetLoggingConfigurationCommand,
  absent: NONE,
})

export const listResources = call({
  action: 'wafv2:ListResourcesForWebACL',
  client: WAFV2Client,
  command: ListResourcesForWebACLCommand,
  gone: NONE,
})

const read: Reader<WebAcl> = async function* (aws) {
  for (const Scope of scopesIn(aws))
    for await (const { ARN, Id, Name } of aws.list(listWebAcls, { Scope, Limit: 100 }))
      yield {
        id: ARN,
        name: Name,
        settings: {
          ARN,
          Scope,
          WebACL: aws.get(getWebAcl, { Scope, Id, Name }, r => r.WebACL),
          LoggingConfiguration: aws.get(getLoggingConfiguration, { ResourceArn: ARN }, r => r.LoggingConfiguration),
          ...(Scope === 'REGIONAL' ? associations(aws, ARN) : NO_ASSOCIATIONS),
        },
      }
}

/** Each kind is asked for by itself: some are not in every region. */
const byKind = <T>(of: (kind: Associated) => T) => ({
  API_GATEWAY: of('API_GATEWAY'),
  APPLICATION_LOAD_BALANCER: of('APPLICATION_LOAD_BALANCER'),
  APPSYNC: of('APPSYNC'),
  APP_RUNNER_SERVICE: of('APP_RUNNER_SERVICE'),
  COGNITO_USER_POOL: of('COGNITO_USER_POOL'),
  VERIFIED_ACCESS_INSTANCE: of('VERIFIED_ACCESS_INSTANCE'),
})

const NO_ASSOCIATIONS = byKind(() => null)

const associations = (aws: Aws, WebACLArn: string) =>
  byKind(ResourceType => aws.get(listResources, { WebACLArn, ResourceType }, r => r.ResourceArns ?? []))

export default read
