import { evidence, service } from '../../kit/index.ts'
import { algorithm } from './algorithm.ts'
import * as domainChecks from './domain.checks.ts'
import { domain } from './domain.ts'
import { endpoint } from './endpoint.ts'
import * as endpointConfigChecks from './endpoint-config.checks.ts'
import { endpointConfig } from './endpoint-config.ts'
import { flowDefinition } from './flow-definition.ts'
import { humanTaskUi } from './human-task-ui.ts'
import { labelingJob } from './labeling-job.ts'
import * as modelChecks from './model.checks.ts'
import { model } from './model.ts'
import { modelBiasJobDefinition } from './model-bias-job-definition.ts'
import { modelCard } from './model-card.ts'
import { modelQualityJobDefinition } from './model-quality-job-definition.ts'
import { monitoringSchedule } from './monitoring-schedule.ts'
import * as notebookInstanceChecks from './notebook-instance.checks.ts'
import { notebookInstance } from './notebook-instance.ts'
import * as trainingJobChecks from './training-job.checks.ts'
import { trainingJob } from './training-job.ts'
import { userProfile } from './user-profile.ts'

export const sagemaker = service('sagemaker', 'Amazon SageMaker AI', [
  evidence(algorithm, () => import('./algorithm.calls.ts')),
  evidence(domain, () => import('./domain.calls.ts'), domainChecks),
  evidence(endpoint, () => import('./endpoint.calls.ts')),
  evidence(endpointConfig, () => import('./endpoint-config.calls.ts'), endpointConfigChecks),
  evidence(flowDefinition, () => import('./flow-definition.calls.ts')),
  evidence(humanTaskUi, () => import('./human-task-ui.calls.ts')),
  evidence(labelingJob, () => import('./labeling-job.calls.ts')),
  evidence(model, () => import('./model.calls.ts'), modelChecks),
  evidence(modelBiasJobDefinition, () => import('./model-bias-job-definition.calls.ts')),
  evidence(modelCard, () => import('./model-card.calls.ts')),
  evidence(modelQualityJobDefinition, () => import('./model-quality-job-definition.calls.ts')),
  evidence(monitoringSchedule, () => import('./monitoring-schedule.calls.ts')),
  evidence(notebookInstance, () => import('./notebook-instance.calls.ts'), notebookInstanceChecks),
  evidence(trainingJob, () => import('./training-job.calls.ts'), trainingJobChecks),
  evidence(userProfile, () => import('./user-profile.calls.ts')),
])
