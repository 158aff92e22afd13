import { DescribePatchBaselinesCommand, type PatchBaselineIdentity, SSMClient } from '@aws-sdk/client-ssm'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'

export const describePatchBaselines = list({
  action: 'ssm:DescribePatchBaselines',
  client: SSMClient,
  command: DescribePatchBaselinesCommand,
  items: 'BaselineIdentities',
  id: 'BaselineId',
  token: 'NextToken',
})

/** Of AWS's own baselines the id is an ARN. */
const read: Reader<PatchBaselineIdentity> = async function* (aws) {
  for await (const baseline of aws.list(describePatchBaselines, { MaxResults: 100 })) {
    const { BaselineId, BaselineName } = baseline
    const id = BaselineId.startsWith('arn:') ? BaselineId : arnOf(aws, 'ssm', `patchbaseline/${BaselineId}`)
    yield { id, name: BaselineName ?? BaselineId, settings: baseline }
  }
}

export default read
