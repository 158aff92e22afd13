import type { Namespace as AwsNamespace } from '@aws-sdk/client-redshift-serverless'
import { evidenceType } from '../../kit/index.ts'

/** One namespace, as `ListNamespaces` answers it. */
export type Namespace = AwsNamespace

export const namespace = evidenceType<Namespace>({
  id: 'aws.redshift-serverless.namespace',
  title: 'Namespaces of Redshift Serverless, their keys, logs and administrator',
  reach: 'region',
  population: 'every namespace of Redshift Serverless of the account in the region, in any state',
})
