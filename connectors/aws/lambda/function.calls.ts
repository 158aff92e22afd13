import {
  GetFunctionCodeSigningConfigCommand,
  GetPolicyCommand,
  LambdaClient,
  ListAliasesCommand,
  ListFunctionsCommand,
  ListFunctionUrlConfigsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-lambda'
import { type Aws, call, type Field, list, type Reader } from '../../kit/index.ts'
import type { LambdaFunction, QualifiedPolicy } from './function.ts'

// Error names: AWS Lambda API reference, each operation's page.
const NOT_FOUND = ['ResourceNotFoundException']
const marker = { input: 'Marker', next: (page: { NextMarker?: string | undefined }) => page.NextMarker } as const

export const listFunctions = list({
  action: 'lambda:ListFunctions',
  client: LambdaClient,
  command: ListFunctionsCommand,
  items: 'Functions',
  id: ['FunctionName', 'FunctionArn'],
  token: marker,
})

/**
 * AWS says by the same error that there is no policy and that there is no function. An answer without its content is not
 * "no policy": checks find it unreadable.
 */
export const getPolicy = call({
  action: 'lambda:GetPolicy',
  client: LambdaClient,
  command: GetPolicyCommand,
  absent: NOT_FOUND,
})

export const listAliases = list({
  action: 'lambda:ListAliases',
  client: LambdaClient,
  command: ListAliasesCommand,
  items: 'Aliases',
  id: 'Name',
  token: marker,
  gone: NOT_FOUND,
})

export const listFunctionUrlConfigs = list({
  action: 'lambda:ListFunctionUrlConfigs',
  client: LambdaClient,
  command: ListFunctionUrlConfigsCommand,
  items: 'FunctionUrlConfigs',
  token: marker,
  gone: NOT_FOUND,
})

export const getFunctionCodeSigningConfig = call({
  action: 'lambda:GetFunctionCodeSigningConfig',
  client: LambdaClient,
  command: GetFunctionCodeSigningConfigCommand,
  gone: NOT_FOUND,
})

export const listTags = call({
  action: 'lambda:ListTags',
  client: LambdaClient,
  command: ListTagsCommand,
  gone: NOT_FOUND,
})

const read: Reader<LambdaFunction> = async function* (aws) {
  for await (const listed of aws.list(listFunctions, {})) {
    const { FunctionName, FunctionArn } = listed
    const Aliases = aws.all(listAliases, { FunctionName })
    yield {
      id: FunctionArn,
      name: FunctionName,
      settings: {
        ...listed,
        Policy: aws.get(getPolicy, { FunctionName }, r => r.Policy ?? ''),
        Aliases,
        QualifiedPolicies: policiesOf(aws, FunctionName, Aliases),
        FunctionUrlConfigs: aws.all(listFunctionUrlConfigs, { FunctionName }),
        CodeSigningConfigArn:
          listed.PackageType === 'Image'
            ? null
            : aws.get(getFunctionCodeSigningConfig, { FunctionName }, r => r.CodeSigningConfigArn),
        Tags: aws.get(listTags, { Resource: FunctionArn }, r => r.Tags),
      },
    }
  }
}

type Named = { readonly Name: string }

const policiesOf = (
  aws: Aws,
  FunctionName: string,
  aliases: Field<readonly Named[] | null>,
): Field<QualifiedPolicy[]> =>
  aws.field(async () =>
    Promise.all(
      ((await aliases) ?? []).map(async ({ Name: Qualifier }) => ({
        Qualifier,
        Policy: await aws.get(getPolicy, { FunctionName, Qualifier }, r => r.Policy ?? ''),
      })),
    ),
  )

export default read
