import {
  AGENTCORE,
  assigned,
  CODEBUILD,
  COGNITO,
  carried,
  EC2,
  federated,
  fresh,
  LAMBDA,
  ofRole,
  ofUser,
  ownSet,
  type Path,
  passed,
  passedTo,
  retagged,
  SAGEMAKER,
  STACKS,
  self,
  TASKS,
} from './path.ts'

/**
 * Ways that are not in pathfinding.cloud, as of 2026-11-29: from the documentation of the services, and from lists of actions in
 * Prowler (3e000fa), Principal Mapper (91d2e60) and CloudGoat (abf1ba8).
 */
export const FURTHER_PATHS: readonly Path[] = [
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
  self('x-iam-put-role-boundary', { self: ['iam:PutRolePermissionsBoundary'] }, 'other-boundary', 'role'),
  self('x-iam-put-user-boundary', { self: ['iam:PutUserPermissionsBoundary'] }, 'other-boundary', 'user'),
  self('x-iam-rewrite-boundary', { ownBoundary: ['iam:CreatePolicyVersion'] }, 'no-boundary'),
  // The boundary of somebody else, whose rights are then got.
  ofRole('x-iam-unbind-role', 'trust', { target: ['iam:DeleteRolePermissionsBoundary'] }, 'no-boundary'),
  ofRole('x-iam-rebind-role', 'trust', { target: ['iam:PutRolePermissionsBoundary'] }, 'other-boundary'),
  ofUser(
    'x-iam-unbind-user',
    ['key-slot'],
    ['iam:DeleteUserPermissionsBoundary', 'iam:CreateAccessKey'],
    'no-boundary',
  ),
  // A group that the principal joins, and gives more.
  self('x-iam-join-group-attach', { group: ['iam:AddUserToGroup', 'iam:AttachGroupPolicy'] }, 'managed', 'user'),
  self('x-iam-join-group-put', { group: ['iam:AddUserToGroup', 'iam:PutGroupPolicy'] }, 'any', 'user'),
  // The rights of a user by its password, with more.
  ofUser(
    'x-iam-attach-new-password',
    ['no-login-profile'],
    ['iam:AttachUserPolicy', 'iam:CreateLoginProfile'],
    'managed',
  ),
  ofUser('x-iam-attach-password', ['login-profile'], ['iam:AttachUserPolicy', 'iam:UpdateLoginProfile'], 'managed'),
  ofUser('x-iam-put-new-password', ['no-login-profile'], ['iam:PutUserPolicy', 'iam:CreateLoginProfile'], 'any'),
  ofUser('x-iam-put-password', ['login-profile'], ['iam:PutUserPolicy', 'iam:UpdateLoginProfile'], 'any'),
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
  // A role whose rights are got by what a service runs with it.
  passed(
    'x-agentcore-runtime',
    AGENTCORE,
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:CreateAgentRuntimeEndpoint',
    'bedrock-agentcore:CreateWorkloadIdentity',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ),
  carried('x-agentcore-runtime-command', AGENTCORE, 'agent-runtime', 'bedrock-agentcore:InvokeAgentRuntimeCommand'),
  passed(
    'x-agentcore-new-browser',
    AGENTCORE,
    'bedrock-agentcore:CreateBrowser',
    'bedrock-agentcore:StartBrowserSession',
    'bedrock-agentcore:ConnectBrowserAutomationStream',
  ),
  carried(
    'x-agentcore-browser',
    AGENTCORE,
    'browser',
    'bedrock-agentcore:StartBrowserSession',
    'bedrock-agentcore:ConnectBrowserAutomationStream',
  ),
  passed(
    'x-autoscaling-update-group',
    EC2,
    'autoscaling:CreateLaunchConfiguration',
    'autoscaling:UpdateAutoScalingGroup',
  ),
  carried('x-batch-existing-job', TASKS, 'job-definition', 'batch:SubmitJob'),
  passed('x-braket-job', 'braket.amazonaws.com', 'braket:CreateJob'),
  carried(
    'x-codedeploy-deployment',
    EC2,
    'deployment-group',
    'codedeploy:CreateDeployment',
    'codedeploy:RegisterApplicationRevision',
    'codedeploy:GetDeploymentConfig',
  ),
  passedTo(
    'x-ec2-replace-profile-command',
    EC2,
    'ec2-instance',
    'ec2:ReplaceIamInstanceProfileAssociation',
    'ssm:SendCommand',
  ),
  passedTo(
    'x-ec2-replace-profile-session',
    EC2,
    'ec2-instance',
    'ec2:ReplaceIamInstanceProfileAssociation',
    'ssm:StartSession',
  ),
  passed('x-ec2-spot-fleet', EC2, 'ec2:RequestSpotFleet'),
  {
    ...passedTo('x-ecs-update-service', TASKS, 'ecs-service', 'ecs:UpdateService'),
    does: { target: ['iam:PassRole'], new: ['ecs:RegisterTaskDefinition'], there: ['ecs:UpdateService'] },
  },
  passedTo('x-eks-pod-identity', 'pods.eks.amazonaws.com', 'eks-cluster', 'eks:CreatePodIdentityAssociation'),
  carried('x-emr-cluster-step', EC2, 'emr-cluster', 'elasticmapreduce:AddJobFlowSteps'),
  passed(
    'x-gamelift-fleet',
    'gamelift.amazonaws.com',
    'gamelift:CreateBuild',
    'gamelift:CreateFleet',
    'gamelift:RequestUploadCredentials',
  ),
  passed(
    'x-imagebuilder-image',
    EC2,
    'imagebuilder:CreateComponent',
    'imagebuilder:CreateImageRecipe',
    'imagebuilder:CreateInfrastructureConfiguration',
    'imagebuilder:CreateImage',
  ),
  passed(
    'x-kinesisanalytics-application',
    'kinesisanalytics.amazonaws.com',
    'kinesisanalytics:CreateApplication',
    'kinesisanalytics:StartApplication',
  ),
  passed(
    'x-lambda-function-url',
    LAMBDA,
    'lambda:CreateFunction',
    'lambda:CreateFunctionUrlConfig',
    'lambda:InvokeFunctionUrl',
  ),
  passed('x-lambda-invoke-async', LAMBDA, 'lambda:CreateFunction', 'lambda:InvokeAsync'),
  // A layer, or a variable that the runtime obeys, is code that runs with the function's role.
  carried('x-lambda-configuration', LAMBDA, 'lambda-function', 'lambda:UpdateFunctionConfiguration'),
  passed('x-omics-run', 'omics.amazonaws.com', 'omics:CreateWorkflow', 'omics:StartRun'),
  passed(
    'x-rolesanywhere-profile',
    'rolesanywhere.amazonaws.com',
    'rolesanywhere:CreateTrustAnchor',
    'rolesanywhere:CreateProfile',
  ),
  passed('x-sagemaker-tuning-job', SAGEMAKER, 'sagemaker:CreateHyperParameterTuningJob'),
  carried('x-sagemaker-studio', SAGEMAKER, 'sagemaker-domain', 'sagemaker:CreatePresignedDomainUrl'),
  carried('x-ssm-association', EC2, 'ec2-instance', 'ssm:CreateAssociation'),

  // An instance profile takes one role, and who may change that needs none that has one.
  {
    ...passed(
      'x-ec2-new-instance-profile',
      EC2,
      'ec2:RunInstances',
      'iam:CreateInstanceProfile',
      'iam:AddRoleToInstanceProfile',
    ),
    needs: [],
  },
  {
    ...passedTo('x-ec2-swap-instance-profile', EC2, 'instance-profile'),
    does: {
      target: ['iam:PassRole'],
      new: ['ec2:RunInstances'],
      there: ['iam:RemoveRoleFromInstanceProfile', 'iam:AddRoleToInstanceProfile'],
    },
  },

  // Roles for people whom a provider vouches for.
  passed(
    'x-cognito-identity-pool',
    COGNITO,
    'cognito-identity:CreateIdentityPool',
    'cognito-identity:SetIdentityPoolRoles',
  ),
  passedTo('x-cognito-identity-pool-roles', COGNITO, 'identity-pool', 'cognito-identity:SetIdentityPoolRoles'),
  federated('x-iam-update-saml-provider', 'saml-provider', 'iam:UpdateSAMLProvider', {
    ...{ if: ['the provider is still there'], vouches: true },
  }),
  federated('x-iam-oidc-thumbprint', 'oidc-provider', 'iam:UpdateOpenIDConnectProviderThumbprint', {
    ...{
      if: ['the provider is still there', "it can answer under the address of the provider's issuer"],
      vouches: true,
    },
  }),
  federated('x-iam-oidc-client-id', 'oidc-provider', 'iam:AddClientIDToOpenIDConnectProvider', {
    ...{ if: ['the provider is still there', 'its issuer gives it a token for another audience'], vouches: false },
  }),

  // IAM Identity Center: of its roles' rights, and more of its own.
  ownSet('x-sso-attach-policy', 'sso:AttachManagedPolicyToPermissionSet', 'sso:ProvisionPermissionSet'),
  ownSet('x-sso-put-policy', 'sso:PutInlinePolicyToPermissionSet', 'sso:ProvisionPermissionSet'),
  assigned('x-sso-assign', ['sso:CreateAccountAssignment']),
  assigned(
    'x-sso-assign-attach-policy',
    ['sso:AttachManagedPolicyToPermissionSet', 'sso:ProvisionPermissionSet', 'sso:CreateAccountAssignment'],
    'any',
  ),
  assigned(
    'x-sso-assign-put-policy',
    ['sso:PutInlinePolicyToPermissionSet', 'sso:ProvisionPermissionSet', 'sso:CreateAccountAssignment'],
    'any',
  ),

  // A user or role of the principal's own making: nobody's rights are got, but more.
  fresh('x-iam-new-role-attach', 'role', ['iam:CreateRole', 'iam:AttachRolePolicy'], 'managed'),
  fresh('x-iam-new-role-put', 'role', ['iam:CreateRole', 'iam:PutRolePolicy'], 'any'),
  fresh(
    'x-iam-new-user-attach-key',
    'user',
    ['iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'],
    'managed',
  ),
  fresh(
    'x-iam-new-user-attach-password',
    'user',
    ['iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateLoginProfile'],
    'managed',
  ),
  fresh('x-iam-new-user-put-key', 'user', ['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey'], 'any'),
  fresh(
    'x-iam-new-user-put-password',
    'user',
    ['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateLoginProfile'],
    'any',
  ),

  // Conditions on tags of the principal, which it gives itself. They come last: they tell what no path opens without.
  retagged('x-iam-tag-user', 'user', 'iam:TagUser'),
  retagged('x-iam-untag-user', 'user', 'iam:UntagUser'),
  retagged('x-iam-tag-role', 'role', 'iam:TagRole'),
  retagged('x-iam-untag-role', 'role', 'iam:UntagRole'),
]
