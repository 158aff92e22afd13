import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { endpointConfig } from './endpoint-config.ts'

const GUIDE = 'https://docs.aws.amazon.com/sagemaker/latest/dg'

export const severalInstances = check(endpointConfig, {
  id: 'sagemaker-endpoint-config-several-instances',
  title: 'SageMaker endpoints start with more than one instance of each model',
  severity: 'medium',
  remediation: 'Make an endpoint configuration with two instances or more, and update the endpoint.',
  references: [`${GUIDE}/deployment-best-practices.html`],
  equivalents: {
    prowler: ['sagemaker_endpoint_config_prod_variant_instances'],
    securityHub: ['SageMaker.4'],
    config: ['sagemaker-endpoint-config-prod-instance-count'],
  },
  test({ EndpointConfig: of }) {
    if (of === null) return unknown('AWS did not describe the endpoint configuration.')
    const variants = (of.ProductionVariants ?? []).filter(({ ServerlessConfig: serverless }) => !serverless)
    if (variants.length === 0) return notApplicable('The endpoint has no instances of its own.')
    const single = variants.find(({ InitialInstanceCount: count }) => count !== undefined && count < 2)
    if (single)
      return fail(
        `Variant ${single.VariantName ?? 'of the endpoint'} starts with ${single.InitialInstanceCount} instance.`,
      )
    return variants.every(({ InitialInstanceCount: count }) => count !== undefined)
      ? pass('Each variant starts with more than one instance.')
      : unknown('AWS did not state with how many instances a variant starts.')
  },
})

export const encryptedWithKey = check(endpointConfig, {
  id: 'sagemaker-endpoint-config-kms-encryption',
  title: 'SageMaker endpoints encrypt their storage with a key that the customer chose',
  severity: 'medium',
  remediation: 'Make an endpoint configuration with a KMS key, and update the endpoint.',
  references: [`${GUIDE}/encryption-at-rest.html`],
  equivalents: {
    prowler: ['sagemaker_endpoint_config_kms_encryption_enabled'],
    config: ['sagemaker-endpoint-configuration-kms-key-configured'],
  },
  test({ EndpointConfig: of }) {
    if (of === null) return unknown('AWS did not describe the endpoint configuration.')
    return of.KmsKeyId
      ? pass(`Storage is encrypted with ${of.KmsKeyId}.`)
      : fail('No key of the customer encrypts storage.')
  },
})
