import { DescribeAccessPointsCommand, EFSClient } from '@aws-sdk/client-efs'
import { list, type Reader } from '../../kit/index.ts'
import type { AccessPoint } from './access-point.ts'

export const describeAccessPoints = list({
  action: 'elasticfilesystem:DescribeAccessPoints',
  client: EFSClient,
  command: DescribeAccessPointsCommand,
  items: 'AccessPoints',
  id: 'AccessPointArn',
  token: 'NextToken',
})

const read: Reader<AccessPoint> = async function* (aws) {
  for await (const settings of aws.list(describeAccessPoints, {}))
    yield { id: settings.AccessPointArn, name: settings.Name || settings.AccessPointId, settings }
}

export default read
