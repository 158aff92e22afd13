variable "trusted_principal_arn" {
  type        = string
  description = "The principal that Exhibit runs as."
}

variable "external_id" {
  type        = string
  sensitive   = true
  description = "The external id that Exhibit was given for this account."
}

resource "aws_iam_role" "exhibit_reader" {
  name                 = "exhibit-reader"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.trusted_principal_arn }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
}

resource "aws_iam_policy" "exhibit_reader_1" {
  name   = "exhibit-reader-1"
  policy = jsonencode(jsondecode(<<-JSON
  {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Sid": "ReadAccessAnalyzer",
        "Effect": "Allow",
        "Action": [
          "access-analyzer:ListAnalyzers"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadAccount",
        "Effect": "Allow",
        "Action": [
          "account:GetAlternateContact",
          "account:GetContactInformation"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadAcm",
        "Effect": "Allow",
        "Action": [
          "acm:DescribeCertificate",
          "acm:ListCertificates",
          "acm:ListTagsForCertificate"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadApigateway",
        "Effect": "Allow",
        "Action": [
          "apigateway:GET"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadAutoscaling",
        "Effect": "Allow",
        "Action": [
          "autoscaling:DescribeAutoScalingGroups",
          "autoscaling:DescribeLaunchConfigurations",
          "autoscaling:DescribePolicies"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadBackup",
        "Effect": "Allow",
        "Action": [
          "backup:GetBackupPlan",
          "backup:GetBackupSelection",
          "backup:GetBackupVaultAccessPolicy",
          "backup:GetBackupVaultNotifications",
          "backup:GetRestoreTestingPlan",
          "backup:ListBackupPlans",
          "backup:ListBackupSelections",
          "backup:ListBackupVaults",
          "backup:ListProtectedResources",
          "backup:ListRecoveryPointsByBackupVault",
          "backup:ListRestoreJobs",
          "backup:ListRestoreTestingPlans",
          "backup:ListRestoreTestingSelections"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadCloudformation",
        "Effect": "Allow",
        "Action": [
          "cloudformation:DescribeStacks"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadCloudfront",
        "Effect": "Allow",
        "Action": [
          "cloudfront:GetDistributionConfig",
          "cloudfront:ListDistributions",
          "cloudfront:ListTagsForResource"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadCloudtrail",
        "Effect": "Allow",
        "Action": [
          "cloudtrail:DescribeTrails",
          "cloudtrail:GetEventSelectors",
          "cloudtrail:GetInsightSelectors",
          "cloudtrail:GetTrailStatus"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadCloudwatch",
        "Effect": "Allow",
        "Action": [
          "cloudwatch:DescribeAlarms",
          "cloudwatch:GetAlarmMuteRule",
          "cloudwatch:ListAlarmMuteRules"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadCodebuild",
        "Effect": "Allow",
        "Action": [
          "codebuild:BatchGetProjects",
          "codebuild:BatchGetReportGroups",
          "codebuild:ListProjects",
          "codebuild:ListReportGroups"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadCognitoIdentity",
        "Effect": "Allow",
        "Action": [
          "cognito-identity:DescribeIdentityPool",
          "cognito-identity:GetIdentityPoolRoles",
          "cognito-identity:ListIdentityPools"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadCognitoIdp",
        "Effect": "Allow",
        "Action": [
          "cognito-idp:DescribeRiskConfiguration",
          "cognito-idp:DescribeUserPool",
          "cognito-idp:DescribeUserPoolClient",
          "cognito-idp:ListUserPoolClients",
          "cognito-idp:ListUserPools"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadConfig",
        "Effect": "Allow",
        "Action": [
          "config:DescribeConfigurationRecorderStatus",
          "config:DescribeConfigurationRecorders",
          "config:DescribeDeliveryChannelStatus",
          "config:DescribeDeliveryChannels"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadDynamodb",
        "Effect": "Allow",
        "Action": [
          "dynamodb:DescribeContinuousBackups",
          "dynamodb:DescribeTable",
          "dynamodb:DescribeTimeToLive",
          "dynamodb:GetResourcePolicy",
          "dynamodb:ListTables",
          "dynamodb:ListTagsOfResource"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadEc2",
        "Effect": "Allow",
        "Action": [
          "ec2:DescribeFlowLogs",
          "ec2:DescribeInstanceAttribute",
          "ec2:DescribeInstances",
          "ec2:DescribeInternetGateways",
          "ec2:DescribeNatGateways",
          "ec2:DescribeNetworkAcls",
          "ec2:DescribeRegions",
          "ec2:DescribeRouteTables",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSnapshotAttribute",
          "ec2:DescribeSnapshots",
          "ec2:DescribeSubnets",
          "ec2:DescribeVolumes",
          "ec2:DescribeVpcEndpoints",
          "ec2:DescribeVpcPeeringConnections",
          "ec2:DescribeVpcs",
          "ec2:GetEbsDefaultKmsKeyId",
          "ec2:GetEbsEncryptionByDefault",
          "ec2:GetInstanceMetadataDefaults",
          "ec2:GetManagedPrefixListEntries",
          "ec2:GetSnapshotBlockPublicAccessState"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadEcr",
        "Effect": "Allow",
        "Action": [
          "ecr:BatchGetRepositoryScanningConfiguration",
          "ecr:DescribeRegistry",
          "ecr:DescribeRepositories",
          "ecr:GetLifecyclePolicy",
          "ecr:GetRegistryPolicy",
          "ecr:GetRegistryScanningConfiguration",
          "ecr:GetRepositoryPolicy",
          "ecr:ListTagsForResource"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadEcs",
        "Effect": "Allow",
        "Action": [
          "ecs:DescribeClusters",
          "ecs:DescribeServices",
          "ecs:DescribeTaskDefinition",
          "ecs:ListClusters",
          "ecs:ListServices",
          "ecs:ListTaskDefinitions"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadEks",
        "Effect": "Allow",
        "Action": [
          "eks:DescribeAddonVersions",
          "eks:DescribeCluster",
          "eks:DescribeClusterVersions",
          "eks:DescribeNodegroup",
          "eks:ListClusters",
          "eks:ListNodegroups"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadElasticache",
        "Effect": "Allow",
        "Action": [
          "elasticache:DescribeCacheClusters",
          "elasticache:DescribeReplicationGroups",
          "elasticache:DescribeServiceUpdates",
          "elasticache:DescribeUserGroups",
          "elasticache:DescribeUsers"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadElasticfilesystem",
        "Effect": "Allow",
        "Action": [
          "elasticfilesystem:DescribeAccessPoints",
          "elasticfilesystem:DescribeBackupPolicy",
          "elasticfilesystem:DescribeFileSystemPolicy",
          "elasticfilesystem:DescribeFileSystems",
          "elasticfilesystem:DescribeLifecycleConfiguration",
          "elasticfilesystem:DescribeMountTargetSecurityGroups",
          "elasticfilesystem:DescribeMountTargets",
          "elasticfilesystem:DescribeReplicationConfigurations"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadElasticloadbalancing",
        "Effect": "Allow",
        "Action": [
          "elasticloadbalancing:DescribeListeners",
          "elasticloadbalancing:DescribeLoadBalancerAttributes",
          "elasticloadbalancing:DescribeLoadBalancers",
          "elasticloadbalancing:DescribeRules",
          "elasticloadbalancing:DescribeSSLPolicies",
          "elasticloadbalancing:DescribeTags"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadEs",
        "Effect": "Allow",
        "Action": [
          "es:DescribeDomains",
          "es:ListDomainNames"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadEvents",
        "Effect": "Allow",
        "Action": [
          "events:DescribeEventBus",
          "events:ListEventBuses",
          "events:ListRules",
          "events:ListTargetsByRule"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadFirehose",
        "Effect": "Allow",
        "Action": [
          "firehose:DescribeDeliveryStream",
          "firehose:ListDeliveryStreams"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadGuardduty",
        "Effect": "Allow",
        "Action": [
          "guardduty:DescribeOrganizationConfiguration",
          "guardduty:GetAdministratorAccount",
          "guardduty:GetDetector",
          "guardduty:ListDetectors",
          "guardduty:ListOrganizationAdminAccounts"
        ],
        "Resource": "*"
      }
    ]
  }
  JSON
  ))
}

resource "aws_iam_role_policy_attachment" "exhibit_reader_1" {
  role       = aws_iam_role.exhibit_reader.name
  policy_arn = aws_iam_policy.exhibit_reader_1.arn
}

resource "aws_iam_policy" "exhibit_reader_2" {
  name   = "exhibit-reader-2"
  policy = jsonencode(jsondecode(<<-JSON
  {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Sid": "ReadIam",
        "Effect": "Allow",
        "Action": [
          "iam:GenerateCredentialReport",
          "iam:GetAccessKeyLastUsed",
          "iam:GetAccountAuthorizationDetails",
          "iam:GetAccountPasswordPolicy",
          "iam:GetAccountSummary",
          "iam:GetCredentialReport",
          "iam:GetLoginProfile",
          "iam:GetOpenIDConnectProvider",
          "iam:GetSAMLProvider",
          "iam:ListAccessKeys",
          "iam:ListAccountAliases",
          "iam:ListMFADevices",
          "iam:ListOpenIDConnectProviders",
          "iam:ListOrganizationsFeatures",
          "iam:ListSAMLProviders",
          "iam:ListServerCertificates",
          "iam:ListVirtualMFADevices"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadIdentitystore",
        "Effect": "Allow",
        "Action": [
          "identitystore:ListGroupMemberships",
          "identitystore:ListGroups",
          "identitystore:ListUsers"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadInspector2",
        "Effect": "Allow",
        "Action": [
          "inspector2:BatchGetAccountStatus",
          "inspector2:GetConfiguration",
          "inspector2:GetDelegatedAdminAccount"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadKinesis",
        "Effect": "Allow",
        "Action": [
          "kinesis:DescribeStreamSummary",
          "kinesis:GetResourcePolicy",
          "kinesis:ListStreams",
          "kinesis:ListTagsForResource"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadKms",
        "Effect": "Allow",
        "Action": [
          "kms:DescribeKey",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:ListAliases",
          "kms:ListKeys",
          "kms:ListResourceTags"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadLambda",
        "Effect": "Allow",
        "Action": [
          "lambda:GetFunctionCodeSigningConfig",
          "lambda:GetPolicy",
          "lambda:ListAliases",
          "lambda:ListEventSourceMappings",
          "lambda:ListFunctionUrlConfigs",
          "lambda:ListFunctions",
          "lambda:ListTags"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadLogs",
        "Effect": "Allow",
        "Action": [
          "logs:DescribeDeliveries",
          "logs:DescribeDeliverySources",
          "logs:DescribeLogGroups",
          "logs:DescribeMetricFilters"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadMemorydb",
        "Effect": "Allow",
        "Action": [
          "memorydb:DescribeAcls",
          "memorydb:DescribeClusters",
          "memorydb:DescribeUsers"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadOrganizations",
        "Effect": "Allow",
        "Action": [
          "organizations:DescribeOrganization",
          "organizations:DescribePolicy",
          "organizations:DescribeResourcePolicy",
          "organizations:ListAWSServiceAccessForOrganization",
          "organizations:ListAccounts",
          "organizations:ListChildren",
          "organizations:ListDelegatedAdministrators",
          "organizations:ListDelegatedServicesForAccount",
          "organizations:ListOrganizationalUnitsForParent",
          "organizations:ListPolicies",
          "organizations:ListRoots",
          "organizations:ListTargetsForPolicy"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadRds",
        "Effect": "Allow",
        "Action": [
          "rds:DescribeDBClusterParameterGroups",
          "rds:DescribeDBClusterParameters",
          "rds:DescribeDBClusterSnapshotAttributes",
          "rds:DescribeDBClusterSnapshots",
          "rds:DescribeDBClusters",
          "rds:DescribeDBInstances",
          "rds:DescribeDBParameterGroups",
          "rds:DescribeDBParameters",
          "rds:DescribeDBSnapshotAttributes",
          "rds:DescribeDBSnapshots"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadRedshift",
        "Effect": "Allow",
        "Action": [
          "redshift:DescribeClusterParameterGroups",
          "redshift:DescribeClusterParameters",
          "redshift:DescribeClusters",
          "redshift:DescribeLoggingStatus"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadRoute53",
        "Effect": "Allow",
        "Action": [
          "route53:GetDNSSEC",
          "route53:GetHostedZone",
          "route53:ListHealthChecks",
          "route53:ListHostedZones",
          "route53:ListQueryLoggingConfigs",
          "route53:ListTagsForResource"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadS3",
        "Effect": "Allow",
        "Action": [
          "s3:GetAccountPublicAccessBlock",
          "s3:GetBucketAcl",
          "s3:GetBucketLocation",
          "s3:GetBucketLogging",
          "s3:GetBucketObjectLockConfiguration",
          "s3:GetBucketOwnershipControls",
          "s3:GetBucketPolicy",
          "s3:GetBucketPolicyStatus",
          "s3:GetBucketPublicAccessBlock",
          "s3:GetBucketTagging",
          "s3:GetBucketVersioning",
          "s3:GetEncryptionConfiguration",
          "s3:GetLifecycleConfiguration",
          "s3:GetReplicationConfiguration",
          "s3:ListAllMyBuckets"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadSecretsmanager",
        "Effect": "Allow",
        "Action": [
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetResourcePolicy",
          "secretsmanager:ListSecrets"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadSecurityhub",
        "Effect": "Allow",
        "Action": [
          "securityhub:DescribeHub",
          "securityhub:GetEnabledStandards"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadSns",
        "Effect": "Allow",
        "Action": [
          "sns:GetTopicAttributes",
          "sns:ListSubscriptionsByTopic",
          "sns:ListTopics"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadSqs",
        "Effect": "Allow",
        "Action": [
          "sqs:GetQueueAttributes",
          "sqs:ListQueueTags",
          "sqs:ListQueues"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadSsm",
        "Effect": "Allow",
        "Action": [
          "ssm:DescribeDocumentPermission",
          "ssm:DescribeInstanceInformation",
          "ssm:DescribeParameters",
          "ssm:DescribePatchBaselines",
          "ssm:GetDocument",
          "ssm:GetServiceSetting",
          "ssm:ListAssociations",
          "ssm:ListDocuments",
          "ssm:ListResourceComplianceSummaries"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadSso",
        "Effect": "Allow",
        "Action": [
          "sso:DescribePermissionSet",
          "sso:GetInlinePolicyForPermissionSet",
          "sso:GetPermissionsBoundaryForPermissionSet",
          "sso:ListAccountAssignments",
          "sso:ListAccountsForProvisionedPermissionSet",
          "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
          "sso:ListInstances",
          "sso:ListManagedPoliciesInPermissionSet",
          "sso:ListPermissionSets"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadStates",
        "Effect": "Allow",
        "Action": [
          "states:DescribeStateMachine",
          "states:ListStateMachines"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadSts",
        "Effect": "Allow",
        "Action": [
          "sts:GetCallerIdentity"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadWafv2",
        "Effect": "Allow",
        "Action": [
          "wafv2:GetLoggingConfiguration",
          "wafv2:GetRuleGroup",
          "wafv2:GetWebACL",
          "wafv2:ListResourcesForWebACL",
          "wafv2:ListRuleGroups",
          "wafv2:ListWebACLs"
        ],
        "Resource": "*"
      }
    ]
  }
  JSON
  ))
}

resource "aws_iam_role_policy_attachment" "exhibit_reader_2" {
  role       = aws_iam_role.exhibit_reader.name
  policy_arn = aws_iam_policy.exhibit_reader_2.arn
}

output "role_arn" {
  value = aws_iam_role.exhibit_reader.arn
}
