import { check, fail, pass, unknown } from '../../kit/index.ts'
import { model } from './model.ts'

const GUIDE = 'https://docs.aws.amazon.com/sagemaker/latest/dg'
const UNSAID = 'AWS did not describe the model.'

export const isolated = check(model, {
  id: 'sagemaker-model-network-isolated',
  title: 'Containers of SageMaker models are cut off from networks',
  severity: 'medium',
  remediation: 'Make the model with network isolation on.',
  references: [`${GUIDE}/mkt-algo-model-internet-free.html`],
  equivalents: {
    prowler: ['sagemaker_models_network_isolation_enabled'],
    securityHub: ['SageMaker.5'],
    config: ['sagemaker-model-isolation-enabled'],
  },
  test({ Model: of }) {
    if (of === null) return unknown(UNSAID)
    const on = of.EnableNetworkIsolation
    if (on === undefined) return unknown('AWS did not state whether the model is cut off from networks.')
    return on ? pass('Network isolation is on.') : fail('Network isolation is off.')
  },
})

export const inOwnNetwork = check(model, {
  id: 'sagemaker-model-in-vpc',
  title: 'SageMaker models run in a network of the account',
  severity: 'medium',
  remediation: 'Make the model with subnets and security groups of your own.',
  references: [`${GUIDE}/host-vpc.html`],
  equivalents: { prowler: ['sagemaker_models_vpc_settings_configured'], config: ['sagemaker-model-in-vpc'] },
  test({ Model: of }) {
    if (of === null) return unknown(UNSAID)
    const subnets = of.VpcConfig?.Subnets ?? []
    return subnets.length > 0
      ? pass(`The model runs in ${subnets.join(', ')}.`)
      : fail('The model runs in a network of SageMaker.')
  },
})
