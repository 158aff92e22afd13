import type { CustomModelSummary, GetCustomModelResponse } from '@aws-sdk/client-bedrock'
import { evidenceType } from '../../kit/index.ts'

/** One model as `ListCustomModels` answers it. */
export interface CustomModel extends CustomModelSummary {
  /** Of `GetCustomModel`; `modelKmsKeyArn` left out: a key of AWS's. */
  Protection: Pick<GetCustomModelResponse, 'modelKmsKeyArn' | 'trainingDataConfig' | 'outputDataConfig'> | null
}

export const customModel = evidenceType<CustomModel>({
  id: 'aws.bedrock.custom-model',
  title: 'Custom models of Amazon Bedrock, what they were trained with and the key that protects them',
  reach: 'region',
  population:
    'every custom model that the account owns in the region (isOwned = true); models that other accounts share are not asked for',
})
