import { evidence, service } from '../../kit/index.ts'
import * as pipelineChecks from './pipeline.checks.ts'
import { pipeline } from './pipeline.ts'

export const codepipeline = service('codepipeline', 'AWS CodePipeline', [
  evidence(pipeline, () => import('./pipeline.calls.ts'), pipelineChecks),
])
