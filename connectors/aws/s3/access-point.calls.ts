import { GetAccessPointCommand, ListAccessPointsCommand, S3ControlClient } from '@aws-sdk/client-s3-control'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { AccessPoint } from './access-point.ts'

export const listAccessPoints = list({
  action: 's3:ListAccessPoints',
  client: S3ControlClient,
  command: ListAccessPointsCommand,
  items: 'AccessPointList',
  id: 'Name',
  token: 'NextToken',
  accountInHost: true,
})

export const getAccessPoint = call({
  action: 's3:GetAccessPoint',
  client: S3ControlClient,
  command: GetAccessPointCommand,
  accountInHost: true,
})

const read: Reader<AccessPoint> = async function* (aws) {
  const { account: AccountId } = aws
  for await (const point of aws.list(listAccessPoints, { AccountId, MaxResults: 1000 })) {
    const { Name, AccessPointArn } = point
    yield {
      id: AccessPointArn ?? arnOf(aws, 's3', `accesspoint/${Name}`),
      name: Name,
      settings: {
        ...point,
        PublicAccessBlockConfiguration: aws.get(
          getAccessPoint,
          { AccountId, Name },
          r => r.PublicAccessBlockConfiguration,
        ),
      },
    }
  }
}

export default read
