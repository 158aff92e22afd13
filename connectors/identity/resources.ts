/**
 * What the actions of paths are asked for, as the ARNs of the resource types that each requires ("Actions, resources, and condition keys
 * for AWS services"). `{p}` and `{a}` are the partition and the account, `*` is what the caller chooses. An action that is not here
 * has no resource types: it is asked for `*`. All of a list must be allowed.
 */
const OF_ACTION: Readonly<Record<string, readonly string[]>> = {
  'apprunner:CreateService': ['arn:{p}:apprunner:*:{a}:service/*'],
  'apprunner:UpdateService': ['arn:{p}:apprunner:*:{a}:service/*'],
  'autoscaling:CreateAutoScalingGroup': ['arn:{p}:autoscaling:*:{a}:autoScalingGroup:*:autoScalingGroupName/*'],
  'autoscaling:CreateLaunchConfiguration': [
    'arn:{p}:autoscaling:*:{a}:launchConfiguration:*:launchConfigurationName/*',
  ],
  'autoscaling:UpdateAutoScalingGroup': ['arn:{p}:autoscaling:*:{a}:autoScalingGroup:*:autoScalingGroupName/*'],
  'batch:RegisterJobDefinition': ['arn:{p}:batch:*:{a}:job-definition/*'],
  'batch:SubmitJob': ['arn:{p}:batch:*:{a}:job-queue/*'],
  'bedrock-agentcore:ConnectBrowserAutomationStream': ['arn:{p}:bedrock-agentcore:*:{a}:browser-custom/*'],
  'bedrock-agentcore:CreateAgentRuntimeEndpoint': ['arn:{p}:bedrock-agentcore:*:{a}:runtime/*'],
  'bedrock-agentcore:InvokeAgentRuntimeCommand': ['arn:{p}:bedrock-agentcore:*:{a}:runtime/*'],
  'bedrock-agentcore:InvokeCodeInterpreter': ['arn:{p}:bedrock-agentcore:*:{a}:code-interpreter-custom/*'],
  'bedrock-agentcore:StartBrowserSession': ['arn:{p}:bedrock-agentcore:*:{a}:browser-custom/*'],
  'bedrock-agentcore:StartCodeInterpreterSession': ['arn:{p}:bedrock-agentcore:*:{a}:code-interpreter-custom/*'],
  'cloudformation:CreateChangeSet': ['arn:{p}:cloudformation:*:{a}:stack/*'],
  'cloudformation:CreateStack': ['arn:{p}:cloudformation:*:{a}:stack/*'],
  'cloudformation:CreateStackInstances': ['arn:{p}:cloudformation:*:{a}:stackset/*'],
  'cloudformation:ExecuteChangeSet': ['arn:{p}:cloudformation:*:{a}:stack/*'],
  'cloudformation:UpdateStack': ['arn:{p}:cloudformation:*:{a}:stack/*'],
  'cloudformation:UpdateStackSet': ['arn:{p}:cloudformation:*:{a}:stackset/*'],
  'codebuild:CreateProject': ['arn:{p}:codebuild:*:{a}:project/*'],
  'codebuild:StartBuild': ['arn:{p}:codebuild:*:{a}:project/*'],
  'codebuild:StartBuildBatch': ['arn:{p}:codebuild:*:{a}:project/*'],
  'codebuild:UpdateProject': ['arn:{p}:codebuild:*:{a}:project/*'],
  'codedeploy:CreateDeployment': ['arn:{p}:codedeploy:*:{a}:deploymentgroup:*'],
  'codedeploy:GetDeploymentConfig': ['arn:{p}:codedeploy:*:{a}:deploymentconfig:*'],
  'codedeploy:RegisterApplicationRevision': ['arn:{p}:codedeploy:*:{a}:application:*'],
  'datapipeline:ActivatePipeline': ['arn:{p}:datapipeline:*:{a}:pipeline/*'],
  'datapipeline:PutPipelineDefinition': ['arn:{p}:datapipeline:*:{a}:pipeline/*'],
  'ec2-instance-connect:SendSSHPublicKey': ['arn:{p}:ec2:*:{a}:instance/*'],
  'ec2:CreateLaunchTemplateVersion': ['arn:{p}:ec2:*:{a}:launch-template/*'],
  'ec2:ModifyInstanceAttribute': ['arn:{p}:ec2:*:{a}:instance/*'],
  'ec2:ModifyLaunchTemplate': ['arn:{p}:ec2:*:{a}:launch-template/*'],
  'ec2:ReplaceIamInstanceProfileAssociation': ['arn:{p}:ec2:*:{a}:instance/*'],
  'ec2:RequestSpotFleet': ['arn:{p}:ec2:*:{a}:spot-fleet-request/*'],
  'ec2:RequestSpotInstances': ['arn:{p}:ec2:*:{a}:spot-instances-request/*'],
  'ec2:RunInstances': [
    'arn:{p}:ec2:*:{a}:instance/*',
    'arn:{p}:ec2:*::image/*',
    'arn:{p}:ec2:*:{a}:network-interface/*',
    'arn:{p}:ec2:*:{a}:security-group/*',
    'arn:{p}:ec2:*:{a}:subnet/*',
  ],
  'ec2:StartInstances': ['arn:{p}:ec2:*:{a}:instance/*'],
  'ec2:StopInstances': ['arn:{p}:ec2:*:{a}:instance/*'],
  'ecs:CreateCluster': ['arn:{p}:ecs:*:{a}:cluster/*'],
  'ecs:CreateService': ['arn:{p}:ecs:*:{a}:service/*'],
  'ecs:DescribeTasks': ['arn:{p}:ecs:*:{a}:task/*'],
  'ecs:ExecuteCommand': ['arn:{p}:ecs:*:{a}:cluster/*', 'arn:{p}:ecs:*:{a}:task/*'],
  'ecs:RegisterContainerInstance': ['arn:{p}:ecs:*:{a}:cluster/*'],
  'ecs:RegisterTaskDefinition': ['arn:{p}:ecs:*:{a}:task-definition/*'],
  'ecs:RunTask': ['arn:{p}:ecs:*:{a}:task-definition/*'],
  'ecs:StartTask': ['arn:{p}:ecs:*:{a}:task-definition/*'],
  'ecs:UpdateService': ['arn:{p}:ecs:*:{a}:service/*'],
  'eks:CreatePodIdentityAssociation': ['arn:{p}:eks:*:{a}:cluster/*'],
  'elasticmapreduce:AddJobFlowSteps': ['arn:{p}:elasticmapreduce:*:{a}:cluster/*'],
  'emr-serverless:StartJobRun': ['arn:{p}:emr-serverless:*:{a}:/applications/*'],
  'glue:CreateJob': ['arn:{p}:glue:*:{a}:job/*'],
  'glue:CreateSession': ['arn:{p}:glue:*:{a}:session/*'],
  'glue:CreateTrigger': ['arn:{p}:glue:*:{a}:trigger/*'],
  'glue:RunStatement': ['arn:{p}:glue:*:{a}:session/*'],
  'glue:StartJobRun': ['arn:{p}:glue:*:{a}:job/*'],
  'glue:UpdateDevEndpoint': ['arn:{p}:glue:*:{a}:devEndpoint/*'],
  'glue:UpdateJob': ['arn:{p}:glue:*:{a}:job/*'],
  'iam:AddRoleToInstanceProfile': ['arn:{p}:iam::{a}:instance-profile/*'],
  'iam:CreateInstanceProfile': ['arn:{p}:iam::{a}:instance-profile/*'],
  'iam:RemoveRoleFromInstanceProfile': ['arn:{p}:iam::{a}:instance-profile/*'],
  'imagebuilder:CreateComponent': ['arn:{p}:imagebuilder:*:{a}:component/*'],
  'imagebuilder:CreateImage': ['arn:{p}:imagebuilder:*:{a}:image/*'],
  'imagebuilder:CreateImageRecipe': ['arn:{p}:imagebuilder:*:{a}:image-recipe/*'],
  'imagebuilder:CreateInfrastructureConfiguration': ['arn:{p}:imagebuilder:*:{a}:infrastructure-configuration/*'],
  'kinesisanalytics:StartApplication': ['arn:{p}:kinesisanalytics:*:{a}:application/*'],
  'lambda:AddPermission': ['arn:{p}:lambda:*:{a}:function:*'],
  'lambda:CreateFunction': ['arn:{p}:lambda:*:{a}:function:*'],
  'lambda:CreateFunctionUrlConfig': ['arn:{p}:lambda:*:{a}:function:*'],
  'lambda:InvokeAsync': ['arn:{p}:lambda:*:{a}:function:*'],
  'lambda:InvokeFunction': ['arn:{p}:lambda:*:{a}:function:*'],
  'lambda:InvokeFunctionUrl': ['arn:{p}:lambda:*:{a}:function:*'],
  'lambda:UpdateFunctionCode': ['arn:{p}:lambda:*:{a}:function:*'],
  'lambda:UpdateFunctionConfiguration': ['arn:{p}:lambda:*:{a}:function:*'],
  'sagemaker:CreateHyperParameterTuningJob': ['arn:{p}:sagemaker:*:{a}:hyper-parameter-tuning-job/*'],
  'sagemaker:CreateNotebookInstance': ['arn:{p}:sagemaker:*:{a}:notebook-instance/*'],
  'sagemaker:CreateNotebookInstanceLifecycleConfig': ['arn:{p}:sagemaker:*:{a}:notebook-instance-lifecycle-config/*'],
  'sagemaker:CreatePresignedDomainUrl': ['arn:{p}:sagemaker:*:{a}:user-profile/*'],
  'sagemaker:CreatePresignedNotebookInstanceUrl': ['arn:{p}:sagemaker:*:{a}:notebook-instance/*'],
  'sagemaker:CreateProcessingJob': ['arn:{p}:sagemaker:*:{a}:processing-job/*'],
  'sagemaker:CreateTrainingJob': ['arn:{p}:sagemaker:*:{a}:training-job/*'],
  'sagemaker:StartNotebookInstance': ['arn:{p}:sagemaker:*:{a}:notebook-instance/*'],
  'sagemaker:StopNotebookInstance': ['arn:{p}:sagemaker:*:{a}:notebook-instance/*'],
  'sagemaker:UpdateNotebookInstance': ['arn:{p}:sagemaker:*:{a}:notebook-instance/*'],
  'scheduler:CreateSchedule': ['arn:{p}:scheduler:*:{a}:schedule/*'],
  'sso:AttachManagedPolicyToPermissionSet': ['arn:{p}:sso:::instance/*', 'arn:{p}:sso:::permissionSet/*'],
  'sso:CreateAccountAssignment': [
    'arn:{p}:sso:::account/{a}',
    'arn:{p}:sso:::instance/*',
    'arn:{p}:sso:::permissionSet/*',
  ],
  'sso:ProvisionPermissionSet': [
    'arn:{p}:sso:::account/{a}',
    'arn:{p}:sso:::instance/*',
    'arn:{p}:sso:::permissionSet/*',
  ],
  'sso:PutInlinePolicyToPermissionSet': ['arn:{p}:sso:::instance/*', 'arn:{p}:sso:::permissionSet/*'],
  'ssm:CreateAssociation': ['arn:{p}:ec2:*:{a}:instance/*', 'arn:{p}:ssm:*:*:document/AWS-RunShellScript'],
  // A document that runs whatever command it is given: AWS's own, in no account.
  'ssm:SendCommand': ['arn:{p}:ec2:*:{a}:instance/*', 'arn:{p}:ssm:*:*:document/AWS-RunShellScript'],
  'ssm:StartAutomationExecution': ['arn:{p}:ssm:*:*:document/*'],
  'ssm:StartSession': ['arn:{p}:ec2:*:{a}:instance/*'],
  'states:CreateStateMachine': ['arn:{p}:states:*:{a}:stateMachine:*'],
  'states:StartExecution': ['arn:{p}:states:*:{a}:stateMachine:*'],
  'states:UpdateStateMachine': ['arn:{p}:states:*:{a}:stateMachine:*'],
}

const ANY = ['*']

export interface Place {
  readonly account: string
  readonly partition: string
}

/** The resources that an action needs, as patterns in an account. */
export const resourcesOf = (action: string, place: Place): readonly string[] =>
  (OF_ACTION[action] ?? ANY).map(pattern => placed(pattern, place))

export const placed = (pattern: string, { account, partition }: Place): string =>
  pattern.replace('{p}', partition).replace('{a}', account)
