import { type Answer, type AnswerRequest, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon SageMaker API Reference (2017-07-24). A model that looks for fraud was made on a notebook that
// nobody closed down.

const MAIN = 'us-east-1'
const NAME = 'nwp-fraud'
const arn = (what: string) => `arn:aws:sagemaker:${MAIN}:210987654321:${what}/${NAME}`
const ROLE = 'arn:aws:iam::210987654321:role/northwind-data-science'

const moments = ({ now }: AnswerRequest) => ({
  CreationTime: secondsAgo(now, 11_000_000),
  LastModifiedTime: secondsAgo(now, 9_000_000),
})

const RUNNING = `${NAME}-2026-11`
const ENDED = `${NAME}-2026-10`

const job = (name: string, status: string, { now }: AnswerRequest) => ({
  TrainingJobName: name,
  TrainingJobArn: `arn:aws:sagemaker:${MAIN}:210987654321:training-job/${name}`,
  CreationTime: secondsAgo(now, 7_200),
  LastModifiedTime: secondsAgo(now, 60),
  TrainingJobStatus: status,
})

type Members = Readonly<Record<string, unknown>>

const answer = (operation: string, members: (request: AnswerRequest) => Members): Answer => ({
  service: 'sagemaker',
  operation,
  respond: request => json(members(request)),
})

/** A list that has one member in the main region. */
const one = (operation: string, list: string, member: Members): Answer =>
  answer(operation, request => ({ [list]: request.region === MAIN ? [{ ...member, ...moments(request) }] : [] }))

const none = (operation: string, list: string): Answer => answer(operation, () => ({ [list]: [] }))

export const answers: readonly Answer[] = [
  one('ListModels', 'Models', { ModelName: NAME, ModelArn: arn('model') }),
  answer('DescribeModel', request => ({
    ModelName: NAME,
    ModelArn: arn('model'),
    ExecutionRoleArn: ROLE,
    PrimaryContainer: {
      Image: `210987654321.dkr.ecr.${MAIN}.amazonaws.com/fraud:12`,
      Environment: { THRESHOLD: '0.87' },
    },
    EnableNetworkIsolation: false,
    CreationTime: moments(request).CreationTime,
  })),
  one('ListEndpoints', 'Endpoints', { EndpointName: NAME, EndpointArn: arn('endpoint'), EndpointStatus: 'InService' }),
  one('ListEndpointConfigs', 'EndpointConfigs', {
    EndpointConfigName: NAME,
    EndpointConfigArn: arn('endpoint-config'),
  }),
  answer('DescribeEndpointConfig', request => ({
    EndpointConfigName: NAME,
    EndpointConfigArn: arn('endpoint-config'),
    ProductionVariants: [{ VariantName: 'all', ModelName: NAME, InitialInstanceCount: 2, InstanceType: 'ml.m5.large' }],
    CreationTime: moments(request).CreationTime,
  })),
  one('ListNotebookInstances', 'NotebookInstances', {
    NotebookInstanceName: NAME,
    NotebookInstanceArn: arn('notebook-instance'),
    NotebookInstanceStatus: 'InService',
  }),
  answer('DescribeNotebookInstance', request => ({
    NotebookInstanceName: NAME,
    NotebookInstanceArn: arn('notebook-instance'),
    NotebookInstanceStatus: 'InService',
    InstanceType: 'ml.t3.medium',
    RoleArn: ROLE,
    DirectInternetAccess: 'Enabled',
    RootAccess: 'Enabled',
    PlatformIdentifier: 'notebook-al2-v3',
    ...moments(request),
  })),
  none('ListAlgorithms', 'AlgorithmSummaryList'),
  none('ListDomains', 'Domains'),
  none('ListFlowDefinitions', 'FlowDefinitionSummaries'),
  none('ListHumanTaskUis', 'HumanTaskUiSummaries'),
  none('ListLabelingJobs', 'LabelingJobSummaryList'),
  none('ListModelBiasJobDefinitions', 'JobDefinitionSummaries'),
  none('ListModelCards', 'ModelCardSummaries'),
  none('ListModelQualityJobDefinitions', 'JobDefinitionSummaries'),
  none('ListMonitoringSchedules', 'MonitoringScheduleSummaries'),
  answer('ListTrainingJobs', request => ({
    TrainingJobSummaries:
      request.region === MAIN ? [job(RUNNING, 'InProgress', request), job(ENDED, 'Completed', request)] : [],
  })),
  answer('DescribeTrainingJob', request => ({
    ...job(RUNNING, 'InProgress', request),
    SecondaryStatus: 'Training',
    ModelArtifacts: { S3ModelArtifacts: '' },
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    RoleArn: ROLE,
    OutputDataConfig: { S3OutputPath: 's3://northwind-data-science/models', KmsKeyId: '', CompressionType: 'GZIP' },
    ResourceConfig: { InstanceType: 'ml.m5.2xlarge', InstanceCount: 2, VolumeSizeInGB: 100 },
    EnableNetworkIsolation: false,
    EnableInterContainerTrafficEncryption: false,
    EnableManagedSpotTraining: false,
  })),
  none('ListUserProfiles', 'UserProfiles'),
]
