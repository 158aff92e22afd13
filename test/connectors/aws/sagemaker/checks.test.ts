import { signsInWithIdentityCenter } from '../../../../connectors/aws/sagemaker/domain.checks.ts'
import * as endpoint from '../../../../connectors/aws/sagemaker/endpoint-config.checks.ts'
import * as model from '../../../../connectors/aws/sagemaker/model.checks.ts'
import * as notebook from '../../../../connectors/aws/sagemaker/notebook-instance.checks.ts'
import * as training from '../../../../connectors/aws/sagemaker/training-job.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const notebookOf = (NotebookInstance: object | null) => ({
  settings: { NotebookInstanceName: 'n', NotebookInstance },
})
const noNotebook = { case: 'AWS does not describe it', ...notebookOf(null) }

checkTable(notebook.noDirectInternet, {
  pass: [{ case: 'none', ...notebookOf({ DirectInternetAccess: 'Disabled' }) }],
  fail: [{ case: 'one', ...notebookOf({ DirectInternetAccess: 'Enabled' }) }],
  unknown: [noNotebook, { case: 'AWS does not say', ...notebookOf({}) }],
})

checkTable(notebook.inOwnNetwork, {
  pass: [{ case: 'a subnet', ...notebookOf({ SubnetId: 'subnet-1' }) }],
  fail: [{ case: 'none', ...notebookOf({}) }],
  unknown: [noNotebook],
})

checkTable(notebook.noRoot, {
  pass: [{ case: 'they are not', ...notebookOf({ RootAccess: 'Disabled' }) }],
  fail: [{ case: 'they are', ...notebookOf({ RootAccess: 'Enabled' }) }],
  unknown: [noNotebook, { case: 'AWS does not say', ...notebookOf({}) }],
})

checkTable(notebook.encryptedWithKey, {
  pass: [{ case: 'a key', ...notebookOf({ KmsKeyId: 'key-1' }) }],
  fail: [{ case: 'none', ...notebookOf({}) }],
  unknown: [noNotebook],
})

const modelOf = (Model: object | null) => ({ settings: { ModelName: 'm', Model } })
const noModel = { case: 'AWS does not describe it', ...modelOf(null) }

checkTable(model.isolated, {
  pass: [{ case: 'it is', ...modelOf({ EnableNetworkIsolation: true }) }],
  fail: [{ case: 'it is not', ...modelOf({ EnableNetworkIsolation: false }) }],
  unknown: [noModel, { case: 'AWS does not say', ...modelOf({}) }],
})

checkTable(model.inOwnNetwork, {
  pass: [{ case: 'a subnet', ...modelOf({ VpcConfig: { Subnets: ['subnet-1'] } }) }],
  fail: [{ case: 'none', ...modelOf({}) }],
  unknown: [noModel],
})

const endpointOf = (EndpointConfig: object | null) => ({ settings: { EndpointConfigName: 'e', EndpointConfig } })
const variants = (...ProductionVariants: object[]) => endpointOf({ ProductionVariants })
const noEndpoint = { case: 'AWS does not describe it', ...endpointOf(null) }

checkTable(endpoint.severalInstances, {
  pass: [{ case: 'two', ...variants({ VariantName: 'a', InitialInstanceCount: 2 }) }],
  fail: [
    {
      case: 'one of the second model',
      ...variants({ VariantName: 'a', InitialInstanceCount: 2 }, { VariantName: 'b', InitialInstanceCount: 1 }),
      reason: /Variant b starts with 1/,
    },
  ],
  notApplicable: [{ case: 'a serverless one', ...variants({ ServerlessConfig: { MaxConcurrency: 1 } }) }],
  unknown: [noEndpoint, { case: 'AWS does not say', ...variants({ VariantName: 'a' }) }],
})

checkTable(endpoint.encryptedWithKey, {
  pass: [{ case: 'a key', ...endpointOf({ KmsKeyId: 'key-1' }) }],
  fail: [{ case: 'none', ...endpointOf({}) }],
  unknown: [noEndpoint],
})

checkTable(signsInWithIdentityCenter, {
  pass: [{ case: 'they do', settings: { DomainId: 'd-1', Domain: { AuthMode: 'SSO' } } }],
  fail: [{ case: 'by IAM', settings: { DomainId: 'd-1', Domain: { AuthMode: 'IAM' } } }],
  unknown: [{ case: 'AWS does not say', settings: { DomainId: 'd-1', Domain: {} } }],
})

const trainingOf = (TrainingJob: object | null, TrainingJobStatus: string | undefined = 'InProgress') => ({
  settings: { TrainingJobName: 't', TrainingJobStatus, TrainingJob },
})
const notSaid = [
  { case: 'AWS does not describe it', ...trainingOf(null) },
  { case: 'a new status, and AWS does not describe it', ...trainingOf(null, 'Resting') },
]
const ended = [
  { case: 'it is completed', ...trainingOf(null, 'Completed'), reason: /Completed/ },
  { case: 'it failed', ...trainingOf(null, 'Failed') },
  { case: 'it was stopped', ...trainingOf(null, 'Stopped') },
]
const traffic = (EnableInterContainerTrafficEncryption: boolean | undefined, ResourceConfig?: object) =>
  trainingOf({ EnableInterContainerTrafficEncryption, ResourceConfig })

checkTable(training.trafficEncrypted, {
  pass: [
    { case: 'it is', ...traffic(true) },
    { case: 'it is being stopped', ...trainingOf({ EnableInterContainerTrafficEncryption: true }, 'Stopping') },
  ],
  fail: [
    { case: 'two instances', ...traffic(false, { InstanceCount: 2 }), reason: /its 2 instances/ },
    {
      case: 'two groups of one',
      ...traffic(false, { InstanceGroups: [{ InstanceCount: 1 }, { InstanceCount: 1 }] }),
    },
  ],
  notApplicable: [...ended, { case: 'one instance', ...traffic(false, { InstanceCount: 1 }) }],
  unknown: [
    ...notSaid,
    { case: 'AWS does not say', ...traffic(undefined, { InstanceCount: 2 }) },
    { case: 'AWS does not say how many', ...traffic(false, {}) },
    { case: 'AWS does not say it of a group', ...traffic(false, { InstanceGroups: [{ InstanceCount: 1 }, {}] }) },
  ],
})

checkTable(training.isolated, {
  pass: [{ case: 'it is', ...trainingOf({ EnableNetworkIsolation: true }) }],
  fail: [{ case: 'it is not', ...trainingOf({ EnableNetworkIsolation: false }) }],
  notApplicable: ended,
  unknown: [...notSaid, { case: 'AWS does not say', ...trainingOf({}) }],
})

const keys = (VolumeKmsKeyId: string | undefined, KmsKeyId: string | undefined) =>
  trainingOf({ ResourceConfig: { VolumeKmsKeyId }, OutputDataConfig: { KmsKeyId } })

checkTable(training.encryptedWithKey, {
  pass: [{ case: 'a key for each', ...keys('key-1', 'key-2') }],
  fail: [
    { case: 'none', ...keys(undefined, '') },
    { case: 'one for results alone', ...keys(undefined, 'key-2'), reason: /volumes/ },
    { case: 'one for volumes alone', ...keys('key-1', ''), reason: /writes/ },
  ],
  notApplicable: ended,
  unknown: [...notSaid, { case: 'AWS does not say', ...trainingOf({}) }],
})

checkTable(training.inOwnNetwork, {
  pass: [{ case: 'a subnet', ...trainingOf({ VpcConfig: { Subnets: ['subnet-1'] } }) }],
  fail: [{ case: 'none', ...trainingOf({}) }],
  notApplicable: ended,
  unknown: notSaid,
})
