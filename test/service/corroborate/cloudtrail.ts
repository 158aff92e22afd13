import { operationOf } from '../../../demo/kit/answer.ts'
import type { RecordedAnswer, RecordedRequest } from '../../../src/collect/recording.ts'

/**
 * A record as AWS documents it ("CloudTrail record contents" and the log file examples of its user guide). The emulator
 * delivers none, so these are written from the exchanges that a run against it recorded.
 */
export interface TrailRecord {
  eventVersion: string
  userIdentity: { type: string; principalId: string; arn: string; accountId: string }
  eventTime: string
  eventSource: string
  eventName: string
  awsRegion: string
  sourceIPAddress: string
  userAgent: string
  errorCode?: string
  requestParameters: null
  responseElements: null
  requestID: string
  eventID: string
  readOnly: boolean
  eventType: string
  managementEvent: boolean
  recipientAccountId: string
  eventCategory: string
}

export const record = (of: Partial<TrailRecord> & Pick<TrailRecord, 'requestID'>): TrailRecord => ({
  eventVersion: '1.09',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLE:exhibit',
    arn: 'arn:aws:sts::111122223333:assumed-role/ExhibitReadOnly/exhibit',
    accountId: '111122223333',
  },
  eventTime: '2026-09-30T11:00:01Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeInstances',
  awsRegion: 'us-east-1',
  sourceIPAddress: '203.0.113.9',
  userAgent: 'aws-sdk-js/3.1169.0',
  requestParameters: null,
  responseElements: null,
  eventID: `e-${of.requestID}`,
  readOnly: true,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '111122223333',
  eventCategory: 'Management',
  ...of,
})

/** S3's event names, by the part of a bucket that is asked for. */
const BUCKET_EVENTS: Readonly<Record<string, string>> = {
  acl: 'GetBucketAcl',
  encryption: 'GetBucketEncryption',
  lifecycle: 'GetBucketLifecycle',
  location: 'GetBucketLocation',
  logging: 'GetBucketLogging',
  'object-lock': 'GetBucketObjectLockConfiguration',
  ownershipControls: 'GetBucketOwnershipControls',
  policy: 'GetBucketPolicy',
  policyStatus: 'GetBucketPolicyStatus',
  publicAccessBlock: 'GetBucketPublicAccessBlock',
  replication: 'GetBucketReplication',
  tagging: 'GetBucketTagging',
  versioning: 'GetBucketVersioning',
}

/** Event names of REST calls that carry none. */
const PATH_EVENTS: readonly (readonly [RegExp, string])[] = [
  [/^access-analyzer GET \/analyzer/, 'ListAnalyzers'],
  [/^account POST \/getContactInformation/, 'GetContactInformation'],
  [/^account POST \/getAlternateContact/, 'GetAlternateContact'],
  [/^auditmanager GET \/account\/status$/, 'GetAccountStatus'],
  [/^auditmanager GET \/assessmentFrameworks$/, 'ListAssessmentFrameworks'],
  [/^auditmanager GET \/assessmentFrameworks\/[^/]+$/, 'GetAssessmentFramework'],
  [/^auditmanager GET \/assessments$/, 'ListAssessments'],
  [/^auditmanager GET \/assessments\/[^/]+$/, 'GetAssessment'],
  [/^auditmanager GET \/assessments\/[^/]+\/controlSets\/.*\/evidence$/, 'GetEvidenceByEvidenceFolder'],
  [/^auditmanager GET \/assessments\/[^/]+\/evidenceFolders$/, 'GetEvidenceFoldersByAssessment'],
  [/^auditmanager GET \/controls$/, 'ListControls'],
  [/^auditmanager GET \/controls\/[^/]+$/, 'GetControl'],
  [/^auditmanager GET \/delegations$/, 'GetDelegations'],
  [/^auditmanager GET \/settings\/ALL$/, 'GetSettings'],
  [/^apigateway GET \/domainnames$/, 'GetDomainNames'],
  [/^apigateway GET \/restapis$/, 'GetRestApis'],
  [/^apigateway GET \/restapis\/[^/]+\/authorizers$/, 'GetAuthorizers'],
  [/^apigateway GET \/restapis\/[^/]+\/resources$/, 'GetResources'],
  [/^apigateway GET \/restapis\/[^/]+\/stages$/, 'GetStages'],
  [/^apigateway GET \/v2\/apis$/, 'GetApis'],
  [/^apigateway GET \/v2\/apis\/[^/]+\/routes$/, 'GetRoutes'],
  [/^apigateway GET \/v2\/apis\/[^/]+\/stages$/, 'GetStages'],
  [/^appsync GET \/v1\/apis$/, 'ListGraphqlApis'],
  [/^appsync GET \/v1\/apis\/[^/]+\/ApiCaches$/, 'GetApiCache'],
  [/^backup GET \/backup\/plans$/, 'ListBackupPlans'],
  [/^backup GET \/backup\/plans\/[^/]+$/, 'GetBackupPlan'],
  [/^backup GET \/backup\/plans\/[^/]+\/selections$/, 'ListBackupSelections'],
  [/^backup GET \/backup\/plans\/[^/]+\/selections\/[^/]+$/, 'GetBackupSelection'],
  [/^backup GET \/audit\/report-plans$/, 'ListReportPlans'],
  [/^backup GET \/backup-vaults$/, 'ListBackupVaults'],
  [/^backup GET \/backup-vaults\/[^/]+\/access-policy$/, 'GetBackupVaultAccessPolicy'],
  [/^backup GET \/backup-vaults\/[^/]+\/notification-configuration$/, 'GetBackupVaultNotifications'],
  [/^backup GET \/backup-vaults\/[^/]+\/recovery-points$/, 'ListRecoveryPointsByBackupVault'],
  [/^backup GET \/resources$/, 'ListProtectedResources'],
  [/^backup GET \/restore-jobs$/, 'ListRestoreJobs'],
  [/^backup GET \/restore-testing\/plans$/, 'ListRestoreTestingPlans'],
  [/^backup GET \/restore-testing\/plans\/[^/]+$/, 'GetRestoreTestingPlan'],
  [/^backup GET \/restore-testing\/plans\/[^/]+\/selections$/, 'ListRestoreTestingSelections'],
  [/^bedrock POST \/agents\/$/, 'ListAgents'],
  [/^bedrock GET \/agents\/[^/]+\/$/, 'GetAgent'],
  [/^bedrock POST \/agents\/[^/]+\/agentaliases\/$/, 'ListAgentAliases'],
  [/^bedrock GET \/agents\/[^/]+\/agentversions\/[^/]+\/$/, 'GetAgentVersion'],
  [/^bedrock GET \/custom-models$/, 'ListCustomModels'],
  [/^bedrock GET \/custom-models\/[^/]+$/, 'GetCustomModel'],
  [/^bedrock POST \/knowledgebases\/$/, 'ListKnowledgeBases'],
  [/^bedrock POST \/knowledgebases\/[^/]+\/datasources\/$/, 'ListDataSources'],
  [/^bedrock GET \/knowledgebases\/[^/]+\/datasources\/[^/]+$/, 'GetDataSource'],
  [/^bedrock GET \/prompts\/$/, 'ListPrompts'],
  [/^bedrock GET \/prompts\/[^/]+\/$/, 'GetPrompt'],
  [/^bedrock GET \/guardrails$/, 'ListGuardrails'],
  [/^bedrock GET \/guardrails\/[^/]+$/, 'GetGuardrail'],
  [/^bedrock GET \/logging\/modelinvocations$/, 'GetModelInvocationLoggingConfiguration'],
  [/^elasticfilesystem GET \/2015-02-01\/access-points$/, 'DescribeAccessPoints'],
  [/^elasticfilesystem GET \/2015-02-01\/file-systems$/, 'DescribeFileSystems'],
  [
    /^elasticfilesystem GET \/2015-02-01\/file-systems\/replication-configurations$/,
    'DescribeReplicationConfigurations',
  ],
  [/^elasticfilesystem GET \/2015-02-01\/file-systems\/[^/]+\/backup-policy$/, 'DescribeBackupPolicy'],
  [
    /^elasticfilesystem GET \/2015-02-01\/file-systems\/[^/]+\/lifecycle-configuration$/,
    'DescribeLifecycleConfiguration',
  ],
  [/^elasticfilesystem GET \/2015-02-01\/file-systems\/[^/]+\/policy$/, 'DescribeFileSystemPolicy'],
  [/^elasticfilesystem GET \/2015-02-01\/mount-targets$/, 'DescribeMountTargets'],
  [/^elasticfilesystem GET \/2015-02-01\/mount-targets\/[^/]+\/security-groups$/, 'DescribeMountTargetSecurityGroups'],
  [/^cloudfront GET \/2020-05-31\/distribution$/, 'ListDistributions'],
  [/^cloudfront GET \/2020-05-31\/distribution\/[^/]+\/config$/, 'GetDistributionConfig'],
  [/^cloudfront GET \/2020-05-31\/tagging$/, 'ListTagsForResource'],
  [/^connect GET \/instance$/, 'ListInstances'],
  [/^connect GET \/instance\/[^/]+\/attributes$/, 'ListInstanceAttributes'],
  [/^eks GET \/clusters\/[^/]+\/access-entries$/, 'ListAccessEntries'],
  [/^eks GET \/clusters\/[^/]+\/access-entries\/[^/]+$/, 'DescribeAccessEntry'],
  [/^eks GET \/clusters\/[^/]+\/access-entries\/[^/]+\/access-policies$/, 'ListAssociatedAccessPolicies'],
  [/^eks GET \/clusters\/[^/]+\/addons$/, 'ListAddons'],
  [/^eks GET \/clusters\/[^/]+\/addons\/[^/]+$/, 'DescribeAddon'],
  [/^eks GET \/clusters\/[^/]+\/fargate-profiles$/, 'ListFargateProfiles'],
  [/^eks GET \/clusters\/[^/]+\/fargate-profiles\/[^/]+$/, 'DescribeFargateProfile'],
  [/^eks GET \/addons\/supported-versions$/, 'DescribeAddonVersions'],
  [/^eks GET \/cluster-versions$/, 'DescribeClusterVersions'],
  [/^eks GET \/clusters$/, 'ListClusters'],
  [/^eks GET \/clusters\/[^/]+$/, 'DescribeCluster'],
  [/^eks GET \/clusters\/[^/]+\/node-groups$/, 'ListNodegroups'],
  [/^eks GET \/clusters\/[^/]+\/node-groups\/[^/]+$/, 'DescribeNodegroup'],
  [/^es GET \/2021-01-01\/domain$/, 'ListDomainNames'],
  [/^es POST \/2021-01-01\/opensearch\/domain-info$/, 'DescribeDomains'],
  [/^detective POST \/graphs\/list$/, 'ListGraphs'],
  [/^detective POST \/graph\/datasources\/list$/, 'ListDatasourcePackages'],
  [/^glacier GET \/[^/]+\/vaults$/, 'ListVaults'],
  [/^glacier GET \/[^/]+\/vaults\/[^/]+\/access-policy$/, 'GetVaultAccessPolicy'],
  [/^glacier GET \/[^/]+\/vaults\/[^/]+\/lock-policy$/, 'GetVaultLock'],
  [/^guardduty GET \/detector\/[^/]+\/admin$/, 'DescribeOrganizationConfiguration'],
  [/^guardduty GET \/detector\/[^/]+\/administrator$/, 'GetAdministratorAccount'],
  [/^guardduty GET \/detector\/[^/]+$/, 'GetDetector'],
  [/^guardduty POST \/detector\/[^/]+\/findings$/, 'ListFindings'],
  [/^guardduty POST \/detector\/[^/]+\/findings\/get$/, 'GetFindings'],
  [/^guardduty POST \/detector\/[^/]+\/findings\/statistics$/, 'GetFindingsStatistics'],
  [/^guardduty GET \/detector/, 'ListDetectors'],
  [/^guardduty GET \/admin/, 'ListOrganizationAdminAccounts'],
  [/^inspector2 POST \/configuration\/get$/, 'GetConfiguration'],
  [/^inspector2 POST \/delegatedadminaccounts\/get$/, 'GetDelegatedAdminAccount'],
  [/^inspector2 POST \/findings\/aggregation\/list$/, 'ListFindingAggregations'],
  [/^inspector2 POST \/findings\/list$/, 'ListFindings'],
  [/^inspector2 POST \/status\/batch\/get$/, 'BatchGetAccountStatus'],
  [/^kafkaconnect GET \/v1\/connectors$/, 'ListConnectors'],
  [/^kafkaconnect GET \/v1\/connectors\/[^/]+$/, 'DescribeConnector'],
  [/^ram POST \/getresourceshares$/, 'GetResourceShares'],
  [/^ram POST \/getresourceshareassociations$/, 'GetResourceShareAssociations'],
  [/^scheduler GET \/schedule-groups$/, 'ListScheduleGroups'],
  [/^scheduler GET \/schedules$/, 'ListSchedules'],
  [/^scheduler GET \/schedules\/[^/]+$/, 'GetSchedule'],
  [/^ssm-incidents GET \/getReplicationSet$/, 'GetReplicationSet'],
  [/^ssm-incidents GET \/getResponsePlan$/, 'GetResponsePlan'],
  [/^ssm-incidents POST \/listReplicationSets$/, 'ListReplicationSets'],
  [/^ssm-incidents POST \/listResponsePlans$/, 'ListResponsePlans'],
  [/^xray POST \/EncryptionConfig$/, 'GetEncryptionConfig'],
  [/^xray POST \/GetSamplingRules$/, 'GetSamplingRules'],
  [/^xray POST \/Groups$/, 'GetGroups'],
  [/^kafka GET \/api\/v2\/clusters$/, 'ListClustersV2'],
  [/^kafka GET \/v1\/kafka-versions$/, 'ListKafkaVersions'],
  [/^lambda GET \/2015-03-31\/event-source-mappings$/, 'ListEventSourceMappings20150331'],
  [/^lambda GET \/2015-03-31\/functions$/, 'ListFunctions20150331'],
  [/^lambda GET \/2015-03-31\/functions\/[^/]+\/aliases$/, 'ListAliases20150331'],
  [/^lambda GET \/2015-03-31\/functions\/[^/]+\/policy$/, 'GetPolicy20150331v2'],
  [/^lambda GET \/2017-03-31\/tags\//, 'ListTags20170331'],
  [/^lambda GET \/2020-06-30\/functions\/[^/]+\/code-signing-config$/, 'GetFunctionCodeSigningConfig'],
  [/^lambda GET \/2021-10-31\/functions\/[^/]+\/urls$/, 'ListFunctionUrlConfigs'],
  [/^macie2 GET \/macie$/, 'GetMacieSession'],
  [/^macie2 GET \/administrator$/, 'GetAdministratorAccount'],
  [/^macie2 GET \/automated-discovery\/configuration$/, 'GetAutomatedDiscoveryConfiguration'],
  [/^macie2 GET \/classification-export-configuration$/, 'GetClassificationExportConfiguration'],
  [/^macie2 GET \/findings-publication-configuration$/, 'GetFindingsPublicationConfiguration'],
  [/^macie2 POST \/findings$/, 'ListFindings'],
  [/^macie2 POST \/findings\/describe$/, 'GetFindings'],
  [/^macie2 POST \/findings\/statistics$/, 'GetFindingStatistics'],
  [/^macie2 POST \/jobs\/list$/, 'ListClassificationJobs'],
  [/^mq GET \/v1\/brokers$/, 'ListBrokers'],
  [/^mq GET \/v1\/brokers\/[^/]+$/, 'DescribeBroker'],
  [/^resource-explorer-2 POST \/ListIndexes$/, 'ListIndexes'],
  [/^route53 GET \/2013-04-01\/healthcheck$/, 'ListHealthChecks'],
  [/^route53 GET \/2013-04-01\/hostedzone$/, 'ListHostedZones'],
  [/^route53 GET \/2013-04-01\/hostedzone\/[^/]+$/, 'GetHostedZone'],
  [/^route53 GET \/2013-04-01\/hostedzone\/[^/]+\/dnssec$/, 'GetDNSSEC'],
  [/^route53 GET \/2013-04-01\/queryloggingconfig$/, 'ListQueryLoggingConfigs'],
  [/^route53 GET \/2013-04-01\/tags\/hostedzone\/[^/]+$/, 'ListTagsForResource'],
  [/^s3 GET \/v20180820\/accesspoint$/, 'ListAccessPoints'],
  [/^s3 GET \/v20180820\/accesspoint\/[^/]+$/, 'GetAccessPoint'],
  [/^s3 GET \/v20180820\/mrap\/instances$/, 'ListMultiRegionAccessPoints'],
  [/^s3 GET \/v20180820\/configuration\/publicAccessBlock/, 'GetAccountPublicAccessBlock'],
  [/^s3 GET \/$/, 'ListBuckets'],
  [/^ses POST \/v2\/email\/list-configuration-sets$/, 'ListConfigurationSets'],
  [/^ses GET \/v2\/email\/configuration-sets\/[^/]+$/, 'GetConfigurationSet'],
  [/^ses POST \/v2\/email\/list-identities$/, 'ListEmailIdentities'],
  [/^ses GET \/v2\/email\/identities\/[^/]+$/, 'GetEmailIdentity'],
  [/^schemas GET \/v1\/policy/, 'GetResourcePolicy'],
  [/^schemas GET \/v1\/registries$/, 'ListRegistries'],
  [/^securityhub GET \/accounts/, 'DescribeHub'],
  [/^securityhub GET \/administrator$/, 'GetAdministratorAccount'],
  [/^securityhub GET \/organization\/admin$/, 'ListOrganizationAdminAccounts'],
  [/^securityhub GET \/organization\/configuration$/, 'DescribeOrganizationConfiguration'],
  [/^securityhub POST \/findings$/, 'GetFindings'],
  [/^securityhub POST \/standards\/get/, 'GetEnabledStandards'],
]

function eventNameOf({ service, method, path, target, body }: RecordedRequest): string {
  const [plain = '', query = ''] = path.split('?')
  const asked = new URLSearchParams(query)
  const rest = `${service} ${method} ${plain}`
  const headers = target === undefined ? {} : { 'x-amz-target': target }
  const named = operationOf({ headers, body: body ?? '', query: asked, method, path: plain })
  if (named !== `${method} ${plain}`) return named
  const bucket = service === 's3' ? [...asked.keys()].map(key => BUCKET_EVENTS[key]).find(name => name) : undefined
  const name = bucket ?? PATH_EVENTS.find(([pattern]) => pattern.test(rest))?.[1]
  if (name === undefined) throw new Error(`what does CloudTrail call ${rest}?`)
  return name
}

const IN_BODY = /<(?:RequestId|requestId|RequestID)>([^<]+)</

/** What CloudTrail would have of each exchange of a recording. */
export function recordsOf(recording: string, account: string, principal: string): TrailRecord[] {
  const lines = recording.trimEnd().split('\n').slice(1)
  return lines.flatMap(line => {
    const { request, answer } = JSON.parse(line) as { request: RecordedRequest; answer: RecordedAnswer }
    if ('error' in answer) return []
    const { headers } = answer
    const requestID = headers['x-amzn-requestid'] ?? headers['x-amz-request-id'] ?? IN_BODY.exec(answer.body)?.[1]
    if (requestID === undefined) return []
    const code = /<Code>([^<]+)<|"__type": ?"([^"]+)"/.exec(answer.body)
    return record({
      requestID,
      eventTime: `${new Date(headers.date ?? '').toISOString().slice(0, 19)}Z`,
      eventSource: `${request.service}.amazonaws.com`,
      eventName: eventNameOf(request),
      awsRegion: request.region,
      recipientAccountId: account,
      userIdentity: { type: 'AssumedRole', principalId: 'AROAEXAMPLE:exhibit', arn: principal, accountId: account },
      ...(answer.status >= 400 && { errorCode: code?.[1] ?? code?.[2] ?? 'Error' }),
    })
  })
}
