import { indexed, type Layer, layerOf } from '../policy/index.ts'

/** A policy that allows everything. */
export const EVERYTHING: Layer = layerOf([
  {
    policy: 'a policy that allows everything',
    attached: '',
    document: indexed({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }),
  },
])

/** "List of AWS services that support RCPs", as of 2026-11: of the others they say nothing. */
const CONTROLLED = new Set(
  'aoss cognito-identity cognito-idp dynamodb ecr kms logs s3 secretsmanager sqs sts'.split(' '),
)

/** The resource control policies that count for an action. */
export const controlsOf = (action: string, controls: readonly Layer[]): readonly Layer[] | undefined =>
  controls.length > 0 && CONTROLLED.has(action.slice(0, action.indexOf(':'))) ? controls : undefined
