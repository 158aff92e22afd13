import type { AliasConfiguration, FunctionConfiguration, FunctionUrlConfig } from '@aws-sdk/client-lambda'
import { evidenceType } from '../../kit/index.ts'

/** The resource policy of one alias; `null`: it has none of its own. */
export interface QualifiedPolicy {
  Qualifier: string
  Policy: string | null
}

/** One function as ListFunctions answers it. Its code is never asked for. */
export interface LambdaFunction extends FunctionConfiguration {
  /** `GetPolicy` without a qualifier; `null`: the function has none. Policies of versions are not asked for. */
  Policy: string | null
  /** `ListAliases`. */
  Aliases: AliasConfiguration[] | null
  /** `GetPolicy` of each alias. */
  QualifiedPolicies: QualifiedPolicy[]
  /** `ListFunctionUrlConfigs`: the URLs of the function and of its aliases. */
  FunctionUrlConfigs: FunctionUrlConfig[] | null
  /** `GetFunctionCodeSigningConfig`; `null`: the function has none. Functions that are container images cannot have one. */
  CodeSigningConfigArn: string | null
  /** `ListTags`. */
  Tags: Record<string, string> | null
}

export const lambdaFunction = evidenceType<LambdaFunction>({
  id: 'aws.lambda.function',
  title: 'Lambda functions, their role, network, URLs and policies',
  reach: 'region',
  population:
    'every Lambda function of the account in the region as it is unpublished ($LATEST), with its aliases; published versions and Lambda@Edge replicas are not asked for',
  secrets: [{ pointer: '/Environment/Variables/*', rule: 'lambda-environment' }],
})
