import type { ConfigurationRecorder, ConfigurationRecorderStatus } from '@aws-sdk/client-config-service'
import { evidenceType } from '../../kit/index.ts'

export interface Recorder extends ConfigurationRecorder {
  recording: ConfigurationRecorderStatus['recording'] | null
  /** The rest of DescribeConfigurationRecorderStatus: what moves with every recording. */
  Status: Pick<ConfigurationRecorderStatus, (typeof STATUS)[number]> | null
}

export const STATUS = [
  'lastStatus',
  'lastStatusChangeTime',
  'lastErrorCode',
  'lastErrorMessage',
  'lastStartTime',
  'lastStopTime',
] as const

export const recorder = evidenceType<Recorder>({
  id: 'aws.config.recorder',
  title: 'AWS Config recorders and whether they record',
  reach: 'region',
  population:
    "the account's customer managed configuration recorder in the region, at most one; service-linked recorders are not listed by this call",
  observed: ['/Status'],
})
