import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { spansZones, zones } from '../ec2/zones.ts'
import { lambdaFunction } from './function.ts'

export const functionInVpc = check(lambdaFunction, {
  id: 'lambda-function-in-vpc',
  title: 'Lambda functions run in a VPC',
  severity: 'low',
  remediation: 'Attach the function to private subnets of a VPC where it has to reach what is in it.',
  why: 'Outside a VPC a function reaches the internet as it likes, and no security group or flow log sees it.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html'],
  equivalents: { prowler: ['awslambda_function_inside_vpc'], config: ['lambda-inside-vpc'] },
  test(f) {
    const vpc = f.VpcConfig?.VpcId
    return vpc ? pass(`The function is attached to ${vpc}.`) : fail('The function is attached to no VPC.')
  },
})

export const functionSpansZones = check(lambdaFunction, {
  id: 'lambda-function-vpc-multi-az',
  title: 'Lambda functions in a VPC have subnets in several zones',
  severity: 'medium',
  remediation: 'Add a subnet in another Availability Zone to the function.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html'],
  equivalents: {
    prowler: ['awslambda_function_vpc_multi_az'],
    securityHub: ['Lambda.5'],
    config: ['lambda-vpc-multi-az-check'],
  },
  reads: { subnets: zones },
  test(f, { read }) {
    const ids = f.VpcConfig?.SubnetIds ?? []
    if (!f.VpcConfig?.VpcId && ids.length === 0) return notApplicable('The function is attached to no VPC.')
    return spansZones(ids, read.subnets)
  },
})

/** The names of variables are evidence, their values never are. */
export const functionEnvironmentKey = check(lambdaFunction, {
  id: 'lambda-function-environment-kms-key',
  title: 'Lambda functions name a KMS key for their environment variables',
  severity: 'low',
  remediation: 'Choose a customer managed KMS key for the environment variables of the function.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html'],
  equivalents: { prowler: ['awslambda_function_env_vars_not_encrypted_with_cmk'] },
  test(f) {
    if (f.KMSKeyArn) return pass(`The environment is encrypted with ${f.KMSKeyArn}.`)
    if (f.Environment?.Error) return unknown('AWS could not read the environment of the function.')
    const names = Object.keys(f.Environment?.Variables ?? {})
    return names.length > 0
      ? fail(`The environment (${names.length} variables) is encrypted with a key of AWS.`)
      : notApplicable('The function has no environment variables.')
  },
})

export const functionDeadLetters = check(lambdaFunction, {
  id: 'lambda-function-dead-letter-queue',
  title: 'Lambda functions have a dead-letter queue',
  severity: 'low',
  remediation: 'Give the function a dead-letter queue or topic.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html'],
  equivalents: { prowler: ['awslambda_function_no_dead_letter_queue'], config: ['lambda-dlq-check'] },
  test(f) {
    const target = f.DeadLetterConfig?.TargetArn
    return target ? pass(`Dead letters go to ${target}.`) : fail('The function has no dead-letter queue.')
  },
})

export const functionTraced = check(lambdaFunction, {
  id: 'lambda-function-active-tracing',
  title: 'Lambda functions are traced by X-Ray',
  severity: 'low',
  remediation: 'Set the tracing mode of the function to Active.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html'],
  test(f) {
    const mode = f.TracingConfig?.Mode
    if (mode === undefined) return unknown('AWS did not say how the function is traced.')
    return meaningOf(mode, { Active: true, PassThrough: false }, 'the tracing mode')
      ? pass('The tracing mode is Active.')
      : fail(`The tracing mode is ${mode}.`)
  },
})

/** Layers of AWS's own accounts are named too: code of others either way. */
export const functionOwnLayers = check(lambdaFunction, {
  id: 'lambda-function-own-layers',
  title: 'Lambda functions take layers from their own account only',
  severity: 'low',
  remediation: 'Publish a reviewed copy of the layer in the account and use that.',
  why: 'A layer is code that runs with the rights of the function, and who publishes it decides what it does.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html'],
  equivalents: { prowler: ['awslambda_function_using_cross_account_layers'] },
  test(f, { account }) {
    for (const { Arn } of f.Layers ?? []) {
      const owner = Arn?.split(':')[4]
      if (!owner) return unknown('AWS names a layer without its ARN.')
      if (owner !== account) return fail(`It uses ${Arn}, a layer of account ${owner}.`)
    }
    return f.Layers?.length
      ? pass('All its layers are of its own account.')
      : notApplicable('The function uses no layers.')
  },
})
