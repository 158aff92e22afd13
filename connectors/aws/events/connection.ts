import type { Connection as AwsConnection } from '@aws-sdk/client-eventbridge'
import { evidenceType } from '../../kit/index.ts'

/** One connection as ListConnections answers it. */
export type Connection = AwsConnection

export const connection = evidenceType<Connection>({
  id: 'aws.events.connection',
  title: 'EventBridge connections, how they sign in elsewhere',
  reach: 'region',
  population:
    'every EventBridge connection of the account in the region; the credentials are in Secrets Manager and not read',
  observed: ['/LastAuthorizedTime'],
})
