/**
 * Known ways from one principal to the rights of another, as data: a further path of these shapes needs no code.
 * Ids, names and required actions up to `iam-021`, `sts-001` and the like are those of pathfinding.cloud (commit 84dd65c) and
 * pathfinding-labs (28cbf9a; ecs-006 to 009, glue-007), Copyright Datadog, Inc., Apache-2.0: see NOTICE. Those that begin with
 * `x-` are ours, from the documentation of the services.
 */

/** Kinds of resources that act with a role of their own. */
export type CarrierKind =
  | 'apprunner-service'
  | 'code-interpreter'
  | 'codebuild-project'
  | 'ec2-instance'
  | 'ecs-service'
  | 'glue-dev-endpoint'
  | 'glue-job'
  | 'lambda-function'
  | 'launch-template'
  | 'sagemaker-notebook'
  | 'stack'
  | 'stack-set'
  | 'state-machine'
  | 'task-definition'

/** What a path's actions are done to. */
export type On =
  /** The user or role whose rights are got. */
  | 'target'
  /** A customer managed policy that the target holds. */
  | 'targetPolicy'
  | 'self'
  /** A customer managed policy that the principal holds, itself or through a group. */
  | 'ownPolicy'
  /** A group that the principal is in. */
  | 'ownGroup'
  /** A group that the principal is not in. */
  | 'group'
  /** A resource that the principal makes, and names as it likes. */
  | 'new'
  /** A resource that is there already; see `carrier`. */
  | 'there'

export interface Path {
  readonly id: string
  /**
   * `passed-role`: a role that the principal hands to a service (iam:PassRole). `carried-role`: the role that a resource has.
   * `user`, `role`: a principal of IAM. `self`: more rights for the principal itself.
   */
  readonly gets: 'passed-role' | 'carried-role' | 'user' | 'role' | 'self'
  /** Of `self`: whom it is open to; left out, both. */
  readonly for?: 'user' | 'role'
  /** The service that the role must trust. */
  readonly service?: string
  /** The kind of resource that must be there. */
  readonly carrier?: CarrierKind
  /** Actions by what they are done to. */
  readonly does: Readonly<Partial<Record<On, readonly string[]>>>
  /** Of `role`: by the trust policy as it is, or by one that the principal writes. */
  readonly by?: 'trust' | 'own-trust'
  /** Rights that the target gets on the way: any at all, those of a managed policy, of a group, without its boundary, of an older version. */
  readonly gives?: 'any' | 'managed' | 'membership' | 'no-boundary' | 'older-version'
  /** What must be so for it to work. */
  readonly needs?: readonly ('key-slot' | 'keys' | 'login-profile' | 'no-login-profile' | 'instance-profile')[]
}

const EC2 = 'ec2.amazonaws.com'
const LAMBDA = 'lambda.amazonaws.com'
const TASKS = 'ecs-tasks.amazonaws.com'
const GLUE = 'glue.amazonaws.com'
const CODEBUILD = 'codebuild.amazonaws.com'
const STACKS = 'cloudformation.amazonaws.com'
const SAGEMAKER = 'sagemaker.amazonaws.com'
const APPRUNNER = 'tasks.apprunner.amazonaws.com'
const AGENTCORE = 'bedrock-agentcore.amazonaws.com'

const passed = (id: string, service: string, ...actions: string[]): Path => ({
  id,
  gets: 'passed-role',
  service,
  does: { target: ['iam:PassRole'], new: actions },
  ...(service === EC2 && { needs: ['instance-profile'] }),
})
const passedTo = (id: string, service: string, carrier: CarrierKind, ...actions: string[]): Path => ({
  id,
  gets: 'passed-role',
  service,
  carrier,
  does: { target: ['iam:PassRole'], there: actions },
})
const carried = (id: string, service: string, carrier: CarrierKind, ...actions: string[]): Path => ({
  id,
  gets: 'carried-role',
  service,
  carrier,
  does: { there: actions },
})
const ofUser = (id: string, needs: NonNullable<Path['needs']>, actions: string[], gives?: Path['gives']): Path => ({
  id,
  gets: 'user',
  does: { target: actions },
  needs,
  ...(gives && { gives }),
})
const ofRole = (id: string, by: 'trust' | 'own-trust', does: Path['does'], gives?: Path['gives']): Path => ({
  id,
  gets: 'role',
  by,
  does,
  ...(gives && { gives }),
})
const self = (id: string, does: Path['does'], gives: Path['gives'], of?: 'user' | 'role'): Path => ({
  id,
  gets: 'self',
  does,
  ...(gives && { gives }),
  ...(of && { for: of }),
})
const REWRITES = 'iam:UpdateAssumeRolePolicy'

export const PATHS: readonly Path[] = [
  passed('apprunner-001', APPRUNNER, 'apprunner:CreateService'),
  carried('apprunner-002', APPRUNNER, 'apprunner-service', 'apprunner:UpdateService'),
  passed(
    'bedrock-001',
    AGENTCORE,
    'bedrock-agentcore:CreateCodeInterpreter',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ),
  carried(
    'bedrock-002',
    AGENTCORE,
    'code-interpreter',
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ),
  passed('cloudformation-001', STACKS, 'cloudformation:CreateStack'),
  carried('cloudformation-002', STACKS, 'stack', 'cloudformation:UpdateStack'),
  passed('cloudformation-003', STACKS, 'cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'),
  passedTo('cloudformation-004', STACKS, 'stack-set', 'cloudformation:UpdateStackSet'),
  carried('cloudformation-005', STACKS, 'stack', 'cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'),
  passed('codebuild-001', CODEBUILD, 'codebuild:CreateProject', 'codebuild:StartBuild'),
  carried('codebuild-002', CODEBUILD, 'codebuild-project', 'codebuild:StartBuild'),
  carried('codebuild-003', CODEBUILD, 'codebuild-project', 'codebuild:StartBuildBatch'),
  passed('codebuild-004', CODEBUILD, 'codebuild:CreateProject', 'codebuild:StartBuildBatch'),
  passed(
    'datapipeline-001',
    'datapipeline.amazonaws.com',
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
    'datapipeline:ActivatePipeline',
  ),
  passed('ec2-001', EC2, 'ec2:RunInstances'),
  carried('ec2-002', EC2, 'ec2-instance', 'ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'),
  passed('ec2-003', EC2, 'ec2:RequestSpotInstances'),
  carried('ec2-004', EC2, 'launch-template', 'ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'),
  carried(
    'ec2instanceconnect-003',
    EC2,
    'ec2-instance',
    'ec2-instance-connect:SendSSHPublicKey',
    'ec2:DescribeInstances',
  ),
  passed('ecs-001', TASKS, 'ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:CreateService'),
  passed('ecs-002', TASKS, 'ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
  passed('ecs-003', TASKS, 'ecs:RegisterTaskDefinition', 'ecs:CreateService'),
  passed('ecs-004', TASKS, 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
  passed('ecs-005', TASKS, 'ecs:RegisterTaskDefinition', 'ecs:StartTask'),
  carried('ecs-006', TASKS, 'ecs-service', 'ecs:ExecuteCommand', 'ecs:DescribeTasks'),
  passedTo('ecs-007', TASKS, 'task-definition', 'ecs:StartTask', 'ecs:RegisterContainerInstance'),
  passedTo('ecs-008', TASKS, 'task-definition', 'ecs:RunTask'),
  passedTo('ecs-009', TASKS, 'task-definition', 'ecs:StartTask'),
  passed('glue-001', GLUE, 'glue:CreateDevEndpoint'),
  carried('glue-002', GLUE, 'glue-dev-endpoint', 'glue:UpdateDevEndpoint'),
  passed('glue-003', GLUE, 'glue:CreateJob', 'glue:StartJobRun'),
  passed('glue-004', GLUE, 'glue:CreateJob', 'glue:CreateTrigger'),
  passedTo('glue-005', GLUE, 'glue-job', 'glue:UpdateJob', 'glue:StartJobRun'),
  passedTo('glue-006', GLUE, 'glue-job', 'glue:UpdateJob', 'glue:CreateTrigger'),
  passed('glue-007', GLUE, 'glue:CreateSession', 'glue:RunStatement'),
  self('iam-001', { ownPolicy: ['iam:CreatePolicyVersion'] }, 'any'),
  ofUser('iam-002', ['key-slot'], ['iam:CreateAccessKey']),
  ofUser('iam-003', [], ['iam:CreateAccessKey', 'iam:DeleteAccessKey']),
  ofUser('iam-004', ['no-login-profile'], ['iam:CreateLoginProfile']),
  self('iam-005', { self: ['iam:PutRolePolicy'] }, 'any', 'role'),
  ofUser('iam-006', ['login-profile'], ['iam:UpdateLoginProfile']),
  self('iam-007', { self: ['iam:PutUserPolicy'] }, 'any', 'user'),
  self('iam-008', { self: ['iam:AttachUserPolicy'] }, 'managed', 'user'),
  self('iam-009', { self: ['iam:AttachRolePolicy'] }, 'managed', 'role'),
  self('iam-010', { ownGroup: ['iam:AttachGroupPolicy'] }, 'managed', 'user'),
  self('iam-011', { ownGroup: ['iam:PutGroupPolicy'] }, 'any', 'user'),
  ofRole('iam-012', 'own-trust', { target: [REWRITES] }),
  self('iam-013', { group: ['iam:AddUserToGroup'] }, 'membership', 'user'),
  ofRole('iam-014', 'trust', { target: ['iam:AttachRolePolicy'] }, 'managed'),
  ofUser('iam-015', ['key-slot'], ['iam:AttachUserPolicy', 'iam:CreateAccessKey'], 'managed'),
  ofRole('iam-016', 'trust', { targetPolicy: ['iam:CreatePolicyVersion'] }, 'any'),
  ofRole('iam-017', 'trust', { target: ['iam:PutRolePolicy'] }, 'any'),
  ofUser('iam-018', ['key-slot'], ['iam:PutUserPolicy', 'iam:CreateAccessKey'], 'any'),
  ofRole('iam-019', 'own-trust', { target: ['iam:AttachRolePolicy', REWRITES] }, 'managed'),
  ofRole('iam-020', 'own-trust', { target: [REWRITES], targetPolicy: ['iam:CreatePolicyVersion'] }, 'any'),
  ofRole('iam-021', 'own-trust', { target: ['iam:PutRolePolicy', REWRITES] }, 'any'),
  passed('lambda-001', LAMBDA, 'lambda:CreateFunction', 'lambda:InvokeFunction'),
  passed('lambda-002', LAMBDA, 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'),
  carried('lambda-003', LAMBDA, 'lambda-function', 'lambda:UpdateFunctionCode'),
  carried('lambda-004', LAMBDA, 'lambda-function', 'lambda:UpdateFunctionCode', 'lambda:InvokeFunction'),
  carried('lambda-005', LAMBDA, 'lambda-function', 'lambda:UpdateFunctionCode', 'lambda:AddPermission'),
  passed('lambda-006', LAMBDA, 'lambda:CreateFunction', 'lambda:AddPermission'),
  passed('sagemaker-001', SAGEMAKER, 'sagemaker:CreateNotebookInstance'),
  passed('sagemaker-002', SAGEMAKER, 'sagemaker:CreateTrainingJob'),
  passed('sagemaker-003', SAGEMAKER, 'sagemaker:CreateProcessingJob'),
  carried('sagemaker-004', SAGEMAKER, 'sagemaker-notebook', 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  {
    ...carried(
      'sagemaker-005',
      SAGEMAKER,
      'sagemaker-notebook',
      'sagemaker:StopNotebookInstance',
      'sagemaker:UpdateNotebookInstance',
      'sagemaker:StartNotebookInstance',
    ),
    does: {
      new: ['sagemaker:CreateNotebookInstanceLifecycleConfig'],
      there: ['sagemaker:StopNotebookInstance', 'sagemaker:UpdateNotebookInstance', 'sagemaker:StartNotebookInstance'],
    },
  },
  carried('ssm-001', EC2, 'ec2-instance', 'ssm:StartSession'),
  carried('ssm-002', EC2, 'ec2-instance', 'ssm:SendCommand'),
  ofRole('sts-001', 'trust', {}),

  passed(
    'x-autoscaling-launch-configuration',
    EC2,
    'autoscaling:CreateLaunchConfiguration',
    'autoscaling:CreateAutoScalingGroup',
  ),
  passed('x-batch-job', TASKS, 'batch:RegisterJobDefinition', 'batch:SubmitJob'),
  passed('x-cloudformation-change-set', STACKS, 'cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'),
  carried(
    'x-codebuild-update-project',
    CODEBUILD,
    'codebuild-project',
    'codebuild:UpdateProject',
    'codebuild:StartBuild',
  ),
  passed('x-emr-cluster', EC2, 'elasticmapreduce:RunJobFlow'),
  passed(
    'x-emr-serverless-job',
    'emr-serverless.amazonaws.com',
    'emr-serverless:CreateApplication',
    'emr-serverless:StartJobRun',
  ),
  self('x-iam-delete-role-boundary', { self: ['iam:DeleteRolePermissionsBoundary'] }, 'no-boundary', 'role'),
  self('x-iam-delete-user-boundary', { self: ['iam:DeleteUserPermissionsBoundary'] }, 'no-boundary', 'user'),
  self('x-iam-set-default-policy-version', { ownPolicy: ['iam:SetDefaultPolicyVersion'] }, 'older-version'),
  passedTo(
    'x-lambda-replace-role',
    LAMBDA,
    'lambda-function',
    'lambda:UpdateFunctionCode',
    'lambda:UpdateFunctionConfiguration',
  ),
  passed('x-scheduler-schedule', 'scheduler.amazonaws.com', 'scheduler:CreateSchedule'),
  passed('x-ssm-automation', 'ssm.amazonaws.com', 'ssm:StartAutomationExecution'),
  passed('x-states-state-machine', 'states.amazonaws.com', 'states:CreateStateMachine', 'states:StartExecution'),
  carried(
    'x-states-update-state-machine',
    'states.amazonaws.com',
    'state-machine',
    'states:UpdateStateMachine',
    'states:StartExecution',
  ),
]

/** What is written in front of the actions of a path where they alone do not say it. */
export function nameOfPath({ does, by }: Path): string {
  const actions = Object.values(does).flat()
  return [...actions, ...(by === 'trust' ? ['sts:AssumeRole'] : [])].join(' + ')
}
