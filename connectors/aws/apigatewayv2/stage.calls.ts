import { ApiGatewayV2Client, GetStagesCommand } from '@aws-sdk/client-apigatewayv2'
import { type Aws, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { underEach } from '../shared/batches.ts'
import { getApis } from './api.calls.ts'
import type { Stage } from './stage.ts'

export { getApis }

/** An API that went away meanwhile has none. */
export const getStages = list({
  action: 'apigateway:GET',
  client: ApiGatewayV2Client,
  command: GetStagesCommand,
  items: 'Items',
  id: 'StageName',
  token: 'NextToken',
  absent: ['NotFoundException'],
})

async function* stagesOf(aws: Aws, ApiId: string, ProtocolType: string | undefined) {
  for await (const Stage of aws.list(getStages, { ApiId })) yield { ApiId, ProtocolType, Stage }
}

const read: Reader<Stage> = async function* (aws) {
  const stages = underEach(aws, aws.list(getApis, {}), api => stagesOf(aws, api.ApiId, api.ProtocolType))
  for await (const settings of stages) {
    const name = settings.Stage.StageName
    yield {
      id: arnOf(aws, 'apigateway', `/apis/${settings.ApiId}/stages/${name}`, { account: '' }),
      name: `${settings.ApiId}/${name}`,
      settings,
    }
  }
}

export default read
