import { evidenceType } from '../../kit/index.ts'

/** Inputs of the document, as Session Manager's schema 1.0 names them. */
export interface SessionInputs {
  s3BucketName?: string
  s3KeyPrefix?: string
  s3EncryptionEnabled?: boolean
  cloudWatchLogGroupName?: string
  cloudWatchEncryptionEnabled?: boolean
  cloudWatchStreamingEnabled?: boolean
  kmsKeyId?: string
  runAsEnabled?: boolean
  runAsDefaultUser?: string
  idleSessionTimeout?: string
  maxSessionDuration?: string
  /** Scripts that run as a session begins, by operating system. */
  shellProfile?: Record<string, string>
}

export interface SessionPreferences {
  Name: string
  /** `GetDocument`, its content as JSON; `null`: nobody set preferences. */
  Content: { schemaVersion?: string; sessionType?: string; inputs?: SessionInputs } | null
}

export const sessionPreferences = evidenceType<SessionPreferences>({
  id: 'aws.ssm.session-preferences',
  title: 'Preferences of Session Manager',
  reach: 'region',
  population:
    'the account in the region, with the preferences of Session Manager (document SSM-SessionManagerRunShell); session documents that a user names on starting a session are not among them',
  secrets: [{ pointer: '/Content/inputs/shellProfile/*', rule: 'ssm-shell-profile' }],
})
