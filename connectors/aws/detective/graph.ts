import type { Graph as AwsGraph, DatasourcePackageIngestDetail } from '@aws-sdk/client-detective'
import { evidenceType } from '../../kit/index.ts'

export interface Graph extends AwsGraph {
  /** `ListDatasourcePackages`: what the graph takes in, beside trails and flow logs. */
  DatasourcePackages: Record<string, DatasourcePackageIngestDetail>
}

export const graph = evidenceType<Graph>({
  id: 'aws.detective.graph',
  title: 'Behavior graphs of Amazon Detective, and what they take in',
  reach: 'region',
  population:
    'the behavior graph that the account administers in the region, at most one; that of another account, which this one may be a member of, is read there',
})
