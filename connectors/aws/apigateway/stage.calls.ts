import { APIGatewayClient, GetStagesCommand } from '@aws-sdk/client-api-gateway'
import { type Aws, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { underEach } from '../shared/batches.ts'
import { getRestApis } from './rest-api.calls.ts'
import type { Stage } from './stage.ts'

export { getRestApis }

/** An API that went away meanwhile has none. */
export const getStages = list({
  action: 'apigateway:GET',
  client: APIGatewayClient,
  command: GetStagesCommand,
  items: 'item',
  id: 'stageName',
  absent: ['NotFoundException'],
})

async function* stagesOf(aws: Aws, restApiId: string) {
  for await (const Stage of aws.list(getStages, { restApiId })) yield { restApiId, Stage }
}

const read: Reader<Stage> = async function* (aws) {
  const apis = aws.list(getRestApis, { limit: 500 })
  for await (const settings of underEach(aws, apis, ({ id }) => stagesOf(aws, id))) {
    const name = settings.Stage.stageName
    yield {
      id: arnOf(aws, 'apigateway', `/restapis/${settings.restApiId}/stages/${name}`, { account: '' }),
      name: `${settings.restApiId}/${name}`,
      settings,
    }
  }
}

export default read
