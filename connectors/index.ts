import { accessanalyzer } from './aws/accessanalyzer/index.ts'
import { account } from './aws/account/index.ts'
import { acm } from './aws/acm/index.ts'
import { apigateway } from './aws/apigateway/index.ts'
import { apigatewayv2 } from './aws/apigatewayv2/index.ts'
import { applicationAutoscaling } from './aws/application-autoscaling/index.ts'
import { apprunner } from './aws/apprunner/index.ts'
import { appstream } from './aws/appstream/index.ts'
import { appsync } from './aws/appsync/index.ts'
import { athena } from './aws/athena/index.ts'
import { auditmanager } from './aws/auditmanager/index.ts'
import { autoscaling } from './aws/autoscaling/index.ts'
import { backup } from './aws/backup/index.ts'
import { bedrock } from './aws/bedrock/index.ts'
import { cloudformation } from './aws/cloudformation/index.ts'
import { cloudfront } from './aws/cloudfront/index.ts'
import { cloudtrail } from './aws/cloudtrail/index.ts'
import { cloudwatch } from './aws/cloudwatch/index.ts'
import { codebuild } from './aws/codebuild/index.ts'
import { codepipeline } from './aws/codepipeline/index.ts'
import { cognito } from './aws/cognito/index.ts'
import { config } from './aws/config/index.ts'
import { connect } from './aws/connect/index.ts'
import { datasync } from './aws/datasync/index.ts'
import { dax } from './aws/dax/index.ts'
import { detective } from './aws/detective/index.ts'
import { directconnect } from './aws/directconnect/index.ts'
import { dms } from './aws/dms/index.ts'
import { docdb } from './aws/docdb/index.ts'
import { ds } from './aws/ds/index.ts'
import { dynamodb } from './aws/dynamodb/index.ts'
import { ec2 } from './aws/ec2/index.ts'
import { ecr } from './aws/ecr/index.ts'
import { ecs } from './aws/ecs/index.ts'
import { efs } from './aws/efs/index.ts'
import { eks } from './aws/eks/index.ts'
import { elasticache } from './aws/elasticache/index.ts'
import { elasticbeanstalk } from './aws/elasticbeanstalk/index.ts'
import { elb } from './aws/elb/index.ts'
import { elbv2 } from './aws/elbv2/index.ts'
import { emr } from './aws/emr/index.ts'
import { events } from './aws/events/index.ts'
import { firehose } from './aws/firehose/index.ts'
import { fms } from './aws/fms/index.ts'
import { fsx } from './aws/fsx/index.ts'
import { glacier } from './aws/glacier/index.ts'
import { globalaccelerator } from './aws/globalaccelerator/index.ts'
import { glue } from './aws/glue/index.ts'
import { guardduty } from './aws/guardduty/index.ts'
import { iam } from './aws/iam/index.ts'
import { identitystore } from './aws/identitystore/index.ts'
import { inspector2 } from './aws/inspector2/index.ts'
import { kafka } from './aws/kafka/index.ts'
import { kafkaconnect } from './aws/kafkaconnect/index.ts'
import { kinesis } from './aws/kinesis/index.ts'
import { kms } from './aws/kms/index.ts'
import { lambda } from './aws/lambda/index.ts'
import { licensemanager } from './aws/licensemanager/index.ts'
import { lightsail } from './aws/lightsail/index.ts'
import { logs } from './aws/logs/index.ts'
import { macie2 } from './aws/macie2/index.ts'
import { memorydb } from './aws/memorydb/index.ts'
import { mq } from './aws/mq/index.ts'
import { neptune } from './aws/neptune/index.ts'
import { networkFirewall } from './aws/network-firewall/index.ts'
import { opensearch } from './aws/opensearch/index.ts'
import { organizations } from './aws/organizations/index.ts'
import { ram } from './aws/ram/index.ts'
import { rds } from './aws/rds/index.ts'
import { redshift } from './aws/redshift/index.ts'
import { redshiftServerless } from './aws/redshift-serverless/index.ts'
import { resourceExplorer2 } from './aws/resource-explorer-2/index.ts'
import { route53 } from './aws/route53/index.ts'
import { route53domains } from './aws/route53domains/index.ts'
import { s3 } from './aws/s3/index.ts'
import { sagemaker } from './aws/sagemaker/index.ts'
import { scheduler } from './aws/scheduler/index.ts'
import { secretsmanager } from './aws/secretsmanager/index.ts'
import { securityhub } from './aws/securityhub/index.ts'
import { serviceQuotas } from './aws/service-quotas/index.ts'
import { sesv2 } from './aws/sesv2/index.ts'
import { shield } from './aws/shield/index.ts'
import { sns } from './aws/sns/index.ts'
import { sqs } from './aws/sqs/index.ts'
import { ssm } from './aws/ssm/index.ts'
import { ssmIncidents } from './aws/ssm-incidents/index.ts'
import { ssoAdmin } from './aws/sso-admin/index.ts'
import { stepfunctions } from './aws/stepfunctions/index.ts'
import { storagegateway } from './aws/storagegateway/index.ts'
import { sts } from './aws/sts/index.ts'
import { support } from './aws/support/index.ts'
import { transfer } from './aws/transfer/index.ts'
import { wafv2 } from './aws/wafv2/index.ts'
import { workspaces } from './aws/workspaces/index.ts'
import { xray } from './aws/xray/index.ts'
import type {
  Call,
  Check,
  Connector,
  DerivedOfConnector,
  EvidenceType,
  ListCall,
  TypeOfConnector,
} from './kit/index.ts'

/** Every connector, in alphabetical order. A new service adds its folder and its line here. */
export const connectors: readonly Connector[] = [
  accessanalyzer,
  account,
  acm,
  apigateway,
  apigatewayv2,
  applicationAutoscaling,
  apprunner,
  appstream,
  appsync,
  athena,
  auditmanager,
  autoscaling,
  backup,
  bedrock,
  cloudformation,
  cloudfront,
  cloudtrail,
  cloudwatch,
  codebuild,
  codepipeline,
  cognito,
  config,
  connect,
  datasync,
  dax,
  detective,
  directconnect,
  dms,
  docdb,
  ds,
  dynamodb,
  ec2,
  ecr,
  ecs,
  efs,
  eks,
  elasticache,
  elasticbeanstalk,
  elb,
  elbv2,
  emr,
  events,
  firehose,
  fms,
  fsx,
  glacier,
  globalaccelerator,
  glue,
  guardduty,
  iam,
  identitystore,
  inspector2,
  kafka,
  kafkaconnect,
  kinesis,
  kms,
  lambda,
  licensemanager,
  lightsail,
  logs,
  macie2,
  memorydb,
  mq,
  neptune,
  networkFirewall,
  opensearch,
  organizations,
  ram,
  rds,
  redshift,
  redshiftServerless,
  resourceExplorer2,
  route53,
  route53domains,
  s3,
  sagemaker,
  scheduler,
  secretsmanager,
  securityhub,
  serviceQuotas,
  sesv2,
  shield,
  sns,
  sqs,
  ssm,
  ssmIncidents,
  ssoAdmin,
  stepfunctions,
  storagegateway,
  sts,
  support,
  transfer,
  wafv2,
  workspaces,
  xray,
]

/** Calls that a run makes before it reads anything: who we are, and which regions there are. Evidence types make them too. */
export const runCalls = {
  caller: async (): Promise<Call> => (await import('./aws/sts/caller.calls.ts')).getCallerIdentity,
  regions: async (): Promise<ListCall> => (await import('./aws/ec2/region.calls.ts')).describeRegions,
}

export const evidenceTypes: readonly EvidenceType[] = connectors.flatMap(c =>
  [...c.types, ...c.derived].map(t => t.type),
)
export const checks: readonly Check[] = connectors.flatMap(c => c.checks)
export const readers: ReadonlyMap<string, TypeOfConnector> = new Map(
  connectors.flatMap(c => c.types.map(t => [t.type.id, t] as const)),
)
export const derivations: ReadonlyMap<string, DerivedOfConnector> = new Map(
  connectors.flatMap(c => c.derived.map(t => [t.type.id, t] as const)),
)
