import { GetMLTransformsCommand, GlueClient } from '@aws-sdk/client-glue'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { MLTransform } from './ml-transform.ts'

export const getMLTransforms = list({
  action: 'glue:GetMLTransforms',
  client: GlueClient,
  command: GetMLTransformsCommand,
  items: 'Transforms',
  id: 'TransformId',
  token: 'NextToken',
})

const read: Reader<MLTransform> = async function* (aws) {
  for await (const { Schema: _, EvaluationMetrics: __, ...settings } of aws.list(getMLTransforms, {}))
    yield {
      id: arnOf(aws, 'glue', `mlTransform/${settings.TransformId}`),
      name: settings.Name || settings.TransformId,
      settings,
    }
}

export default read
