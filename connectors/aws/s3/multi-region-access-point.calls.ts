import { ListMultiRegionAccessPointsCommand, S3ControlClient } from '@aws-sdk/client-s3-control'
import { list, NoneByDefinition, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { MultiRegionAccessPoint } from './multi-region-access-point.ts'

export const listMultiRegionAccessPoints = list({
  action: 's3:ListMultiRegionAccessPoints',
  client: S3ControlClient,
  command: ListMultiRegionAccessPointsCommand,
  items: 'AccessPoints',
  id: 'Name',
  token: 'NextToken',
  accountInHost: true,
})

/** Requests about Multi-Region Access Points are answered in US West (Oregon) alone (Amazon S3 User Guide). */
const HOME = 'us-west-2'

const read: Reader<MultiRegionAccessPoint> = async function* (aws) {
  if (aws.partition !== 'aws') throw new NoneByDefinition('AWS offers no Multi-Region Access Points in this partition')
  const { account: AccountId } = aws
  const points = aws.list(listMultiRegionAccessPoints, { AccountId, MaxResults: 100 }, { region: HOME })
  for await (const point of points)
    yield {
      id: arnOf(aws, 's3', `accesspoint/${point.Alias ?? point.Name}`, { region: '' }),
      name: point.Name,
      settings: point,
    }
}

export default read
