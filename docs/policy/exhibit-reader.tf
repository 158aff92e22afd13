variable "trusted_principal_arn" {
  type        = string
  description = "The principal that Exhibit runs as."
}

variable "external_id" {
  type        = string
  sensitive   = true
  description = "The external id that Exhibit was given for this account."
}

data "aws_partition" "current" {}

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
          "acm:GetAccountConfiguration",
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
        "Resource": [
          "arn:${data.aws_partition.current.partition}:apigateway:*::/apis",
          "arn:${data.aws_partition.current.partition}:apigateway:*::/apis/*",
          "arn:${data.aws_partition.current.partition}:apigateway:*::/domainnames",
          "arn:${data.aws_partition.current.partition}:apigateway:*::/domainnames/*",
          "arn:${data.aws_partition.current.partition}:apigateway:*::/restapis",
          "arn:${data.aws_partition.current.partition}:apigateway:*::/restapis/*"
        ]
      },
      {
        "Sid": "ReadApplicationAutoscaling",
        "Effect": "Allow",
        "Action": [
          "application-autoscaling:DescribeScalableTargets",
          "application-autoscaling:DescribeScalingPolicies"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadApprunner",
        "Effect": "Allow",
        "Action": [
          "apprunner:DescribeService",
          "apprunner:ListServices",
          "apprunner:ListVpcConnectors"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadAppstream",
        "Effect": "Allow",
        "Action": [
          "appstream:DescribeFleets"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadAppsync",
        "Effect": "Allow",
        "Action": [
          "appsync:GetApiCache",
          "appsync:ListGraphqlApis"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadAthena",
        "Effect": "Allow",
        "Action": [
          "athena:GetWorkGroup",
          "athena:ListWorkGroups"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadAuditmanager",
        "Effect": "Allow",
        "Action": [
          "auditmanager:GetAccountStatus",
          "auditmanager:GetAssessment",
          "auditmanager:GetAssessmentFramework",
          "auditmanager:GetControl",
          "auditmanager:GetDelegations",
          "auditmanager:GetEvidenceByEvidenceFolder",
          "auditmanager:GetEvidenceFoldersByAssessment",
          "auditmanager:GetSettings",
          "auditmanager:ListAssessmentFrameworks",
          "auditmanager:ListAssessments",
          "auditmanager:ListControls"
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
          "backup:ListReportPlans",
          "backup:ListRestoreJobs",
          "backup:ListRestoreTestingPlans",
          "backup:ListRestoreTestingSelections"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadBedrock",
        "Effect": "Allow",
        "Action": [
          "bedrock:GetAgent",
          "bedrock:GetAgentVersion",
          "bedrock:GetCustomModel",
          "bedrock:GetDataSource",
          "bedrock:GetGuardrail",
          "bedrock:GetModelInvocationLoggingConfiguration",
          "bedrock:GetPrompt",
          "bedrock:ListAgentAliases",
          "bedrock:ListAgents",
          "bedrock:ListCustomModels",
          "bedrock:ListDataSources",
          "bedrock:ListGuardrails",
          "bedrock:ListKnowledgeBases",
          "bedrock:ListPrompts"
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
          "cloudfront:ListOriginAccessControls",
          "cloudfront:ListTagsForResource"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadCloudtrail",
        "Effect": "Allow",
        "Action": [
          "cloudtrail:DescribeTrails",
          "cloudtrail:GetEventDataStore",
          "cloudtrail:GetEventSelectors",
          "cloudtrail:GetInsightSelectors",
          "cloudtrail:GetTrailStatus",
          "cloudtrail:ListEventDataStores"
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
        "Sid": "ReadCodepipeline",
        "Effect": "Allow",
        "Action": [
          "codepipeline:GetPipeline",
          "codepipeline:ListPipelines"
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
          "config:DescribeConfigRules",
          "config:DescribeConfigurationAggregators",
          "config:DescribeConfigurationRecorderStatus",
          "config:DescribeConfigurationRecorders",
          "config:DescribeDeliveryChannelStatus",
          "config:DescribeDeliveryChannels"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadConnect",
        "Effect": "Allow",
        "Action": [
          "connect:ListInstanceAttributes",
          "connect:ListInstances"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadDatasync",
        "Effect": "Allow",
        "Action": [
          "datasync:DescribeTask",
          "datasync:ListTasks"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadDax",
        "Effect": "Allow",
        "Action": [
          "dax:DescribeClusters"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadDetective",
        "Effect": "Allow",
        "Action": [
          "detective:ListDatasourcePackages",
          "detective:ListGraphs"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadDirectconnect",
        "Effect": "Allow",
        "Action": [
          "directconnect:DescribeConnections",
          "directconnect:DescribeDirectConnectGateways",
          "directconnect:DescribeVirtualGateways"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadDms",
        "Effect": "Allow",
        "Action": [
          "dms:DescribeEndpoints",
          "dms:DescribeReplicationInstances",
          "dms:DescribeReplicationTasks"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadDs",
        "Effect": "Allow",
        "Action": [
          "ds:DescribeDirectories",
          "ds:DescribeEventTopics",
          "ds:DescribeLDAPSSettings",
          "ds:ListCertificates",
          "ds:ListLogSubscriptions"
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
          "dynamodb:ListBackups",
          "dynamodb:ListTables",
          "dynamodb:ListTagsOfResource"
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
        "Sid": "ReadEc2",
        "Effect": "Allow",
        "Action": [
          "ec2:DescribeAddresses",
          "ec2:DescribeClientVpnEndpoints",
          "ec2:DescribeCustomerGateways",
          "ec2:DescribeDhcpOptions",
          "ec2:DescribeEgressOnlyInternetGateways",
          "ec2:DescribeFlowLogs",
          "ec2:DescribeImages",
          "ec2:DescribeInstanceAttribute",
          "ec2:DescribeInstances",
          "ec2:DescribeInternetGateways",
          "ec2:DescribeLaunchTemplateVersions",
          "ec2:DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations",
          "ec2:DescribeLocalGatewayVirtualInterfaces",
          "ec2:DescribeLocalGateways",
          "ec2:DescribeLockedSnapshots",
          "ec2:DescribeNatGateways",
          "ec2:DescribeNetworkAcls",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeRegions",
          "ec2:DescribeRouteTables",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSnapshotAttribute",
          "ec2:DescribeSnapshots",
          "ec2:DescribeSpotFleetRequests",
          "ec2:DescribeSubnets",
          "ec2:DescribeTransitGateways",
          "ec2:DescribeVolumes",
          "ec2:DescribeVpcBlockPublicAccessOptions",
          "ec2:DescribeVpcEndpointConnections",
          "ec2:DescribeVpcEndpointServiceConfigurations",
          "ec2:DescribeVpcEndpointServicePermissions",
          "ec2:DescribeVpcEndpoints",
          "ec2:DescribeVpcPeeringConnections",
          "ec2:DescribeVpcs",
          "ec2:DescribeVpnConnections",
          "ec2:DescribeVpnGateways",
          "ec2:GetEbsDefaultKmsKeyId",
          "ec2:GetEbsEncryptionByDefault",
          "ec2:GetImageBlockPublicAccessState",
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
          "eks:DescribeAccessEntry",
          "eks:DescribeAddon",
          "eks:DescribeAddonVersions",
          "eks:DescribeCluster",
          "eks:DescribeClusterVersions",
          "eks:DescribeFargateProfile",
          "eks:DescribeNodegroup",
          "eks:ListAccessEntries",
          "eks:ListAddons",
          "eks:ListAssociatedAccessPolicies",
          "eks:ListClusters",
          "eks:ListFargateProfiles",
          "eks:ListNodegroups"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadElasticache",
        "Effect": "Allow",
        "Action": [
          "elasticache:DescribeCacheClusters",
          "elasticache:DescribeCacheSubnetGroups",
          "elasticache:DescribeReplicationGroups",
          "elasticache:DescribeServerlessCaches",
          "elasticache:DescribeServiceUpdates",
          "elasticache:DescribeUserGroups",
          "elasticache:DescribeUsers"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadElasticbeanstalk",
        "Effect": "Allow",
        "Action": [
          "elasticbeanstalk:DescribeConfigurationSettings",
          "elasticbeanstalk:DescribeEnvironments"
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
          "elasticloadbalancing:DescribeLoadBalancerPolicies",
          "elasticloadbalancing:DescribeLoadBalancers",
          "elasticloadbalancing:DescribeRules",
          "elasticloadbalancing:DescribeSSLPolicies",
          "elasticloadbalancing:DescribeTags",
          "elasticloadbalancing:DescribeTargetGroups"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadElasticmapreduce",
        "Effect": "Allow",
        "Action": [
          "elasticmapreduce:DescribeCluster",
          "elasticmapreduce:DescribeSecurityConfiguration",
          "elasticmapreduce:GetBlockPublicAccessConfiguration",
          "elasticmapreduce:ListClusters",
          "elasticmapreduce:ListInstances",
          "elasticmapreduce:ListSecurityConfigurations"
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
          "events:ListConnections",
          "events:ListEndpoints",
          "events:ListEventBuses",
          "events:ListEventSources",
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
        "Sid": "ReadFms",
        "Effect": "Allow",
        "Action": [
          "fms:GetAdminScope",
          "fms:ListComplianceStatus",
          "fms:ListPolicies"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadFsx",
        "Effect": "Allow",
        "Action": [
          "fsx:DescribeFileSystems"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadGlacier",
        "Effect": "Allow",
        "Action": [
          "glacier:GetVaultAccessPolicy",
          "glacier:GetVaultLock",
          "glacier:ListVaults"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadGlobalaccelerator",
        "Effect": "Allow",
        "Action": [
          "globalaccelerator:DescribeAcceleratorAttributes",
          "globalaccelerator:ListAccelerators"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadGlue",
        "Effect": "Allow",
        "Action": [
          "glue:GetConnections",
          "glue:GetDataCatalogEncryptionSettings",
          "glue:GetDatabases",
          "glue:GetDevEndpoints",
          "glue:GetJobs",
          "glue:GetMLTransforms",
          "glue:GetResourcePolicy",
          "glue:GetSecurityConfigurations"
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
          "guardduty:GetFindings",
          "guardduty:GetFindingsStatistics",
          "guardduty:ListDetectors",
          "guardduty:ListFindings",
          "guardduty:ListOrganizationAdminAccounts"
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

resource "aws_iam_policy" "exhibit_reader_3" {
  name   = "exhibit-reader-3"
  policy = jsonencode(jsondecode(<<-JSON
  {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Sid": "ReadIam",
        "Effect": "Allow",
        "Action": [
          "iam:GenerateCredentialReport",
          "iam:GenerateServiceLastAccessedDetails",
          "iam:GetAccessKeyLastUsed",
          "iam:GetAccountAuthorizationDetails",
          "iam:GetAccountPasswordPolicy",
          "iam:GetAccountSummary",
          "iam:GetCredentialReport",
          "iam:GetLoginProfile",
          "iam:GetOpenIDConnectProvider",
          "iam:GetPolicy",
          "iam:GetPolicyVersion",
          "iam:GetSAMLProvider",
          "iam:GetServiceLastAccessedDetails",
          "iam:ListAccessKeys",
          "iam:ListAccountAliases",
          "iam:ListMFADevices",
          "iam:ListOpenIDConnectProviders",
          "iam:ListOrganizationsFeatures",
          "iam:ListSAMLProviders",
          "iam:ListServerCertificates",
          "iam:ListServiceSpecificCredentials",
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
          "inspector2:GetDelegatedAdminAccount",
          "inspector2:ListFindingAggregations",
          "inspector2:ListFindings"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadKafka",
        "Effect": "Allow",
        "Action": [
          "kafka:ListClustersV2",
          "kafka:ListKafkaVersions"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadKafkaconnect",
        "Effect": "Allow",
        "Action": [
          "kafkaconnect:DescribeConnector",
          "kafkaconnect:ListConnectors"
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
        "Sid": "ReadLicenseManager",
        "Effect": "Allow",
        "Action": [
          "license-manager:ListAssociationsForLicenseConfiguration",
          "license-manager:ListLicenseConfigurations",
          "license-manager:ListUsageForLicenseConfiguration"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadLightsail",
        "Effect": "Allow",
        "Action": [
          "lightsail:GetBuckets",
          "lightsail:GetInstances",
          "lightsail:GetRelationalDatabases",
          "lightsail:GetStaticIps"
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
          "logs:DescribeMetricFilters",
          "logs:DescribeResourcePolicies"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadMacie2",
        "Effect": "Allow",
        "Action": [
          "macie2:GetAdministratorAccount",
          "macie2:GetAutomatedDiscoveryConfiguration",
          "macie2:GetClassificationExportConfiguration",
          "macie2:GetFindingStatistics",
          "macie2:GetFindings",
          "macie2:GetFindingsPublicationConfiguration",
          "macie2:GetMacieSession",
          "macie2:ListClassificationJobs",
          "macie2:ListFindings"
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
        "Sid": "ReadMq",
        "Effect": "Allow",
        "Action": [
          "mq:DescribeBroker",
          "mq:ListBrokers"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadNetworkFirewall",
        "Effect": "Allow",
        "Action": [
          "network-firewall:DescribeFirewall",
          "network-firewall:DescribeFirewallPolicy",
          "network-firewall:DescribeLoggingConfiguration",
          "network-firewall:DescribeRuleGroup",
          "network-firewall:ListFirewallPolicies",
          "network-firewall:ListFirewalls",
          "network-firewall:ListRuleGroups"
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
        "Sid": "ReadRam",
        "Effect": "Allow",
        "Action": [
          "ram:GetResourceShareAssociations",
          "ram:GetResourceShares"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadRds",
        "Effect": "Allow",
        "Action": [
          "rds:DescribeCertificates",
          "rds:DescribeDBClusterParameterGroups",
          "rds:DescribeDBClusterParameters",
          "rds:DescribeDBClusterSnapshotAttributes",
          "rds:DescribeDBClusterSnapshots",
          "rds:DescribeDBClusters",
          "rds:DescribeDBInstanceAutomatedBackups",
          "rds:DescribeDBInstances",
          "rds:DescribeDBMajorEngineVersions",
          "rds:DescribeDBParameterGroups",
          "rds:DescribeDBParameters",
          "rds:DescribeDBProxies",
          "rds:DescribeDBSecurityGroups",
          "rds:DescribeDBSnapshotAttributes",
          "rds:DescribeDBSnapshots",
          "rds:DescribeDBSubnetGroups",
          "rds:DescribeEventSubscriptions"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadRedshiftServerless",
        "Effect": "Allow",
        "Action": [
          "redshift-serverless:ListNamespaces",
          "redshift-serverless:ListWorkgroups"
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
        "Sid": "ReadResourceExplorer2",
        "Effect": "Allow",
        "Action": [
          "resource-explorer-2:ListIndexes"
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
        "Sid": "ReadRoute53domains",
        "Effect": "Allow",
        "Action": [
          "route53domains:GetDomainDetail",
          "route53domains:ListDomains"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadS3",
        "Effect": "Allow",
        "Action": [
          "s3:GetAccessPoint",
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
          "s3:ListAccessPoints",
          "s3:ListAllMyBuckets",
          "s3:ListMultiRegionAccessPoints"
        ],
        "Resource": "*"
      }
    ]
  }
  JSON
  ))
}

resource "aws_iam_role_policy_attachment" "exhibit_reader_3" {
  role       = aws_iam_role.exhibit_reader.name
  policy_arn = aws_iam_policy.exhibit_reader_3.arn
}

resource "aws_iam_policy" "exhibit_reader_4" {
  name   = "exhibit-reader-4"
  policy = jsonencode(jsondecode(<<-JSON
  {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Sid": "ReadSagemaker",
        "Effect": "Allow",
        "Action": [
          "sagemaker:DescribeDomain",
          "sagemaker:DescribeEndpointConfig",
          "sagemaker:DescribeModel",
          "sagemaker:DescribeNotebookInstance",
          "sagemaker:DescribeTrainingJob",
          "sagemaker:ListAlgorithms",
          "sagemaker:ListDomains",
          "sagemaker:ListEndpointConfigs",
          "sagemaker:ListEndpoints",
          "sagemaker:ListFlowDefinitions",
          "sagemaker:ListHumanTaskUis",
          "sagemaker:ListLabelingJobs",
          "sagemaker:ListModelBiasJobDefinitions",
          "sagemaker:ListModelCards",
          "sagemaker:ListModelQualityJobDefinitions",
          "sagemaker:ListModels",
          "sagemaker:ListMonitoringAlerts",
          "sagemaker:ListMonitoringSchedules",
          "sagemaker:ListNotebookInstances",
          "sagemaker:ListTrainingJobs",
          "sagemaker:ListUserProfiles"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadScheduler",
        "Effect": "Allow",
        "Action": [
          "scheduler:GetSchedule",
          "scheduler:ListScheduleGroups",
          "scheduler:ListSchedules"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadSchemas",
        "Effect": "Allow",
        "Action": [
          "schemas:GetResourcePolicy",
          "schemas:ListRegistries"
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
          "securityhub:DescribeOrganizationConfiguration",
          "securityhub:GetAdministratorAccount",
          "securityhub:GetEnabledStandards",
          "securityhub:GetFindings",
          "securityhub:ListOrganizationAdminAccounts"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadServicequotas",
        "Effect": "Allow",
        "Action": [
          "servicequotas:ListRequestedServiceQuotaChangeHistory",
          "servicequotas:ListServiceQuotas",
          "servicequotas:ListServices"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadSes",
        "Effect": "Allow",
        "Action": [
          "ses:GetConfigurationSet",
          "ses:GetEmailIdentity",
          "ses:ListConfigurationSets",
          "ses:ListEmailIdentities"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadShield",
        "Effect": "Allow",
        "Action": [
          "shield:DescribeDRTAccess",
          "shield:DescribeEmergencyContactSettings",
          "shield:DescribeSubscription",
          "shield:GetSubscriptionState",
          "shield:ListProtections"
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
        "Sid": "ReadSsmIncidents",
        "Effect": "Allow",
        "Action": [
          "ssm-incidents:GetReplicationSet",
          "ssm-incidents:GetResponsePlan",
          "ssm-incidents:ListReplicationSets",
          "ssm-incidents:ListResponsePlans"
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
        "Sid": "ReadStoragegateway",
        "Effect": "Allow",
        "Action": [
          "storagegateway:DescribeGatewayInformation",
          "storagegateway:DescribeNFSFileShares",
          "storagegateway:DescribeSMBFileShares",
          "storagegateway:ListFileShares",
          "storagegateway:ListGateways"
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
        "Sid": "ReadSupport",
        "Effect": "Allow",
        "Action": [
          "support:DescribeSeverityLevels"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadTransfer",
        "Effect": "Allow",
        "Action": [
          "transfer:DescribeConnector",
          "transfer:DescribeSecurityPolicy",
          "transfer:DescribeServer",
          "transfer:ListConnectors",
          "transfer:ListServers"
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
      },
      {
        "Sid": "ReadWorkspaces",
        "Effect": "Allow",
        "Action": [
          "workspaces:DescribeWorkspaceDirectories",
          "workspaces:DescribeWorkspaces"
        ],
        "Resource": "*"
      },
      {
        "Sid": "ReadXray",
        "Effect": "Allow",
        "Action": [
          "xray:GetEncryptionConfig",
          "xray:GetGroups",
          "xray:GetSamplingRules"
        ],
        "Resource": "*"
      }
    ]
  }
  JSON
  ))
}

resource "aws_iam_role_policy_attachment" "exhibit_reader_4" {
  role       = aws_iam_role.exhibit_reader.name
  policy_arn = aws_iam_policy.exhibit_reader_4.arn
}

output "role_arn" {
  value = aws_iam_role.exhibit_reader.arn
}
