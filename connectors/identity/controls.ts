import { indexed, type Layer, layerOf } from '../policy/index.ts'

/** A policy that allows everything. */
export const EVERYTHING: Layer = allowing('a policy that allows everything', '*')

/** What AWS's policy of this name allows of IAM, which is all of it. */
export const ALL_OF_IAM: Layer = allowing('IAMFullAccess', 'iam:*')

function allowing(policy: string, Action: string): Layer {
  return layerOf([
    {
      policy,
      attached: '',
      document: indexed({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } }),
    },
  ])
}

/**
 * "List of AWS services that support RCPs", as of 2026-11-29; of the others they say nothing.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
const CONTROLLED = new Set(
  'aoss cognito-identity cognito-idp dynamodb ecr kms logs s3 secretsmanager sqs sts'.split(' '),
)

/** The resource control policies that count for an action. */
export const controlsOf = (action: string, controls: readonly Layer[]): readonly Layer[] | undefined =>
  controls.length > 0 && CONTROLLED.has(action.slice(0, action.indexOf(':'))) ? controls : undefined
