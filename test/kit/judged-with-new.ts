/**
 * Members where a value that AWS has not said before may decide that a check fails, or that it does not apply. Where such a
 * value may pass, see `passes-with-new.ts`, it may fail too.
 */
export const JUDGED_WITH_NEW: Readonly<Record<string, readonly string[]>> = {
  // A list, or a list by names, must hold what the check asks for: whatever else stands in that place is not it.
  'bedrock-guardrail-answers-grounded': ['.Policies.contextualGroundingPolicy.filters[].type'],
  'cloudtrail-account-multi-region-trail': ['trails.AdvancedEventSelectors[].FieldSelectors[].Equals[]'],
  'cloudtrail-account-s3-read-events': [
    'trails.AdvancedEventSelectors[].FieldSelectors[].Equals[]',
    'trails.AdvancedEventSelectors[].FieldSelectors[].Field',
  ],
  'cloudtrail-account-s3-write-events': [
    'trails.AdvancedEventSelectors[].FieldSelectors[].Equals[]',
    'trails.AdvancedEventSelectors[].FieldSelectors[].Field',
  ],
  'cognito-user-pool-compromised-credentials-blocked': [
    '.RiskConfiguration.CompromisedCredentialsRiskConfiguration.EventFilter[]',
  ],
  // AWS has no enumeration of engines: each of these is asked of one, and no other is its business.
  'dms-endpoint-kafka-tls-used': ['.EngineName'],
  'dms-endpoint-neptune-iam-authorization-enabled': ['.EngineName'],
  'docdb-cluster-audit-log-exported': ['.EnabledCloudwatchLogsExports[]'],
  'dynamodb-table-scales-with-demand': ['policies.ScalableDimension', 'targets.ScalableDimension'],
  'eks-cluster-all-logs-enabled': ['.Cluster.logging.clusterLogging[].types[]'],
  'eks-cluster-audit-log-enabled': ['.Cluster.logging.clusterLogging[].types[]'],
  'guardduty-detector-ec2-runtime-monitoring': ['.Features[].AdditionalConfiguration[].Name', '.Features[].Name'],
  'guardduty-detector-ecs-runtime-monitoring': ['.Features[].AdditionalConfiguration[].Name', '.Features[].Name'],
  'guardduty-detector-eks-runtime-monitoring': ['.Features[].AdditionalConfiguration[].Name', '.Features[].Name'],
  'guardduty-detector-malware-protection': ['.Features[].Name'],
  'guardduty-detector-runtime-monitoring': ['.Features[].Name'],
  'guardduty-detector-s3-protection': ['.Features[].Name'],
  'iam-account-central-root-credentials': ['.EnabledFeatures[]'],
  'lambda-function-calls-recorded': [
    'trails.AdvancedEventSelectors[].FieldSelectors[].Equals[]',
    'trails.AdvancedEventSelectors[].FieldSelectors[].Field',
    'trails.EventSelectors[].DataResources[].Type',
    'trails.HomeRegion',
  ],
  'lightsail-instance-automatic-snapshots-enabled': ['.addOns[].name'],
  'neptune-cluster-audit-log-exported': ['.EnabledCloudwatchLogsExports[]'],
  'rds-cluster-aurora-mysql-audit-log-exported': ['.EnabledCloudwatchLogsExports[]'],
  'rds-cluster-aurora-postgresql-log-exported': ['.EnabledCloudwatchLogsExports[]'],
  'rds-instance-all-logs-exported': ['.EnabledCloudwatchLogsExports[]', 'clusters.EnabledCloudwatchLogsExports[]'],
  'rds-instance-mariadb-logs-exported': ['.EnabledCloudwatchLogsExports[]'],
  'rds-instance-postgresql-logs-exported': [
    '.EnabledCloudwatchLogsExports[]',
    'clusters.EnabledCloudwatchLogsExports[]',
  ],
  'rds-instance-sqlserver-logs-exported': ['.EnabledCloudwatchLogsExports[]'],
  'rds-instance-version-in-standard-support': ['versions.SupportedEngineLifecycles[].LifecycleSupportName'],
  'redshift-serverless-namespace-logs-exported': ['.logExports[]'],
  'transfer-server-post-quantum-key-exchange': ['.Server.Protocols[]'],
  'transfer-server-strong-algorithms': ['.Server.Protocols[]'],
  // The check is about one kind of thing, and another kind is none of its business.
  'codebuild-project-no-credentials-in-source-url': ['.Project.secondarySources[].type', '.Project.source.type'],
  'fsx-file-system-lustre-tags-copied': ['.FileSystemType'],
  'fsx-file-system-ontap-multi-az': ['.FileSystemType'],
  'fsx-file-system-openzfs-multi-az': ['.FileSystemType'],
  'fsx-file-system-openzfs-tags-copied': ['.FileSystemType'],
  'fsx-file-system-windows-multi-az': ['.FileSystemType'],
  'rds-account-parameter-group-events-told': ['subscriptions.SourceType'],
  'rds-account-security-group-events-told': ['subscriptions.EventCategoriesList[]', 'subscriptions.SourceType'],
  'rds-cluster-minor-upgrades-automatic': ['.Engine'],
  'rds-cluster-mysql-tags-copied-to-snapshots': ['.Engine'],
  'rds-event-subscription-cluster-events': ['.EventCategoriesList[]', '.SourceType'],
  'rds-event-subscription-instance-events': ['.EventCategoriesList[]', '.SourceType'],
  // Two of them are held against each other: an alarm on another unit than the metric's never sees it.
  'cloudwatch-alarm-*': ['alarms.Unit', 'filters.metricTransformations[].unit'],
  // Names and versions that read like a value of an enumeration.
  'ecs-service-fargate-latest-platform': ['.Service.platformVersion'],
  'events-event-bus-has-policy': ['.Name'],
  'secretsmanager-secret-rotation-enabled': ['.Metadata.PrimaryRegion'],
  // The setting is there whatever the lifecycle is; AWS names the one that has no such setting.
  'ec2-instance-termination-protected': ['.InstanceLifecycle'],
  // Of our own making: yes, no or unknown.
  'iam-principal-not-administrator': ['.Administrator.Is'],
}
