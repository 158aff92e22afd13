import { AutoScalingClient, CreateLaunchConfigurationCommand } from '@aws-sdk/client-auto-scaling'
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation'
import { CodeBuildClient, CreateProjectCommand } from '@aws-sdk/client-codebuild'
import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge'
import { CreateDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose'
import { LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import type { seedAccount } from '../../demo/kit/account.ts'

type Account = ReturnType<typeof seedAccount>

/** Words that nothing gives away as secrets but the field that they are in. */
const words = (field: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `plain-${field}-${n.toString(36)}-of-spring`)

const FIELDS = {
  lambda: words('lambda', 30),
  container: words('container', 30),
  build: words('build', 30),
  stack: words('stack', 20),
  output: words('output', 5),
  input: words('input', 5),
  parameter: words('parameter', 20),
  endpoint: words('endpoint', 5),
  launch: words('launch', 5),
  delivery: words('delivery', 5),
}
export const PLANTED_FIELDS: readonly string[] = Object.values(FIELDS).flat()

/** Puts a secret word into every field that is declared to hold one and that the emulator keeps. */
export async function plantFields(account: Account): Promise<void> {
  await Promise.all([inLambda(account), inContainers(account), inBuilds(account), inStack(account)])
  await Promise.all([inRules(account), inParameters(account), inTopic(account), inLaunches(account), inStream(account)])
}

const named = (values: readonly string[]) => values.map((value, n) => ({ name: `SETTING_${n}`, value }))
const role = ({ id }: Account) => `arn:aws:iam::${id}:role/payments-api-task`

async function inLambda(account: Account): Promise<void> {
  const Variables = Object.fromEntries(named(FIELDS.lambda).map(({ name, value }) => [name, value]))
  await account
    .client(LambdaClient)
    .send(new UpdateFunctionConfigurationCommand({ FunctionName: 'statement-mailer', Environment: { Variables } }))
}

async function inContainers(account: Account): Promise<void> {
  const container = { name: 'app', image: 'app', memory: 512, environment: named(FIELDS.container) }
  await account
    .client(ECSClient)
    .send(new RegisterTaskDefinitionCommand({ family: 'planted', containerDefinitions: [container] }))
}

async function inBuilds(account: Account): Promise<void> {
  const environment = {
    ...{ type: 'LINUX_CONTAINER' as const, image: 'aws/codebuild/standard:7.0' },
    computeType: 'BUILD_GENERAL1_SMALL' as const,
    environmentVariables: named(FIELDS.build),
  }
  const project = {
    name: 'planted',
    source: { type: 'S3' as const, location: 'nwp-notes-of-an-engineer/source.zip' },
    environment,
  }
  const artifacts = { type: 'NO_ARTIFACTS' as const }
  await account
    .client(CodeBuildClient)
    .send(new CreateProjectCommand({ ...project, artifacts, serviceRole: role(account) }))
}

async function inStack(account: Account): Promise<void> {
  const keys = FIELDS.stack.map((_, n) => `Setting${n}`)
  const outputs = FIELDS.output.map((Value, n) => [`Result${n}`, { Value }])
  const TemplateBody = JSON.stringify({
    Parameters: Object.fromEntries(keys.map(key => [key, { Type: 'String' }])),
    Resources: { Queue: { Type: 'AWS::SQS::Queue' } },
    Outputs: Object.fromEntries(outputs),
  })
  const Parameters = FIELDS.stack.map((ParameterValue, n) => ({ ParameterKey: keys[n], ParameterValue }))
  await account
    .client(CloudFormationClient)
    .send(new CreateStackCommand({ StackName: 'planted', TemplateBody, Parameters }))
}

async function inRules(account: Account): Promise<void> {
  const events = account.client(EventBridgeClient)
  await events.send(new PutRuleCommand({ Name: 'planted', ScheduleExpression: 'rate(1 day)' }))
  const Arn = `arn:aws:lambda:us-east-1:${account.id}:function:statement-mailer`
  const Targets = FIELDS.input.map((word, n) => ({ Id: `${n}`, Arn, Input: JSON.stringify({ word }) }))
  await events.send(new PutTargetsCommand({ Rule: 'planted', Targets }))
}

async function inParameters(account: Account): Promise<void> {
  const ssm = account.client(SSMClient)
  for (const [n, Value] of FIELDS.parameter.entries())
    await ssm.send(new PutParameterCommand({ Name: `/planted/${n}`, Type: n % 2 ? 'SecureString' : 'String', Value }))
}

async function inTopic(account: Account): Promise<void> {
  const TopicArn = `arn:aws:sns:us-east-1:${account.id}:nwp-merchant-events`
  const sns = account.client(SNSClient)
  for (const word of FIELDS.endpoint)
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'https', Endpoint: `https://hooks.example.com/${word}` }))
}

async function inLaunches(account: Account): Promise<void> {
  const asg = account.client(AutoScalingClient)
  for (const word of FIELDS.launch)
    await asg.send(
      new CreateLaunchConfigurationCommand({
        ...{ LaunchConfigurationName: `planted-${FIELDS.launch.indexOf(word)}`, ImageId: 'ami-12c6146b' },
        ...{ InstanceType: 't3.micro', UserData: Buffer.from(`#!/bin/sh\nrun ${word}`).toString('base64') },
      }),
    )
}

async function inStream(account: Account): Promise<void> {
  const CommonAttributes = FIELDS.delivery.map((AttributeValue, n) => ({
    AttributeName: `header-${n}`,
    AttributeValue,
  }))
  const S3Configuration = { RoleARN: role(account), BucketARN: 'arn:aws:s3:::nwp-notes-of-an-engineer' }
  await account.client(FirehoseClient).send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName: 'planted',
      HttpEndpointDestinationConfiguration: {
        EndpointConfiguration: { Url: 'https://collector.example.com/in' },
        RequestConfiguration: { CommonAttributes },
        S3Configuration,
      },
    }),
  )
}
