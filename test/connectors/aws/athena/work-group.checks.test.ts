import {
  configurationEnforced,
  metricsPublished,
  resultsEncrypted,
} from '../../../../connectors/aws/athena/work-group.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const group = (Configuration: object | undefined, State = 'ENABLED') => ({
  settings: { Name: 'finance', WorkGroup: { Name: 'finance', State, Configuration } },
})
const results = (EncryptionConfiguration?: object) => ({
  ResultConfiguration: { OutputLocation: 's3://results/', EncryptionConfiguration },
})
const off = { case: 'turned off', ...group({}, 'DISABLED') }
const silent = { case: 'AWS states no configuration', ...group(undefined) }

checkTable(resultsEncrypted, {
  pass: [
    {
      case: 'a key, unless a client says otherwise',
      ...group(results({ EncryptionOption: 'SSE_KMS', KmsKey: 'alias/data' })),
      reason: /where clients set nothing else/,
    },
    {
      case: 'a key, whatever clients say',
      ...group({ ...results({ EncryptionOption: 'SSE_S3' }), EnforceWorkGroupConfiguration: true }),
      reason: /by SSE_S3\.$/,
    },
    { case: 'kept by Athena', ...group({ ManagedQueryResultsConfiguration: { Enabled: true } }) },
  ],
  fail: [
    { case: 'none', ...group(results()) },
    { case: 'no place for results', ...group({ ResultConfiguration: {} }) },
  ],
  notApplicable: [off],
  unknown: [silent, { case: 'AWS does not say how', ...group(results({})) }],
})

checkTable(configurationEnforced, {
  pass: [{ case: 'enforced', ...group({ EnforceWorkGroupConfiguration: true }) }],
  fail: [{ case: 'not enforced', ...group({ EnforceWorkGroupConfiguration: false }) }],
  notApplicable: [off],
  unknown: [silent, { case: 'AWS says nothing', ...group({}) }],
})

checkTable(metricsPublished, {
  pass: [{ case: 'published', ...group({ PublishCloudWatchMetricsEnabled: true }) }],
  fail: [{ case: 'not published', ...group({ PublishCloudWatchMetricsEnabled: false }) }],
  notApplicable: [off],
  unknown: [silent, { case: 'AWS says nothing', ...group({}) }],
})
