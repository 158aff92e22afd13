import { signsInWithIdentityCenter } from '../../../../connectors/aws/sagemaker/domain.checks.ts'
import * as endpoint from '../../../../connectors/aws/sagemaker/endpoint-config.checks.ts'
import * as model from '../../../../connectors/aws/sagemaker/model.checks.ts'
import * as notebook from '../../../../connectors/aws/sagemaker/notebook-instance.checks.ts'
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
