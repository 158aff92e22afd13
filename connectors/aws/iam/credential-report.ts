import { evidenceType } from '../../kit/index.ts'

type Key<N extends 1 | 2> = {
  [K in `access_key_${N}_${'active' | 'last_rotated' | 'last_used_date' | 'last_used_region' | 'last_used_service'}`]: string
}

/**
 * One row of the credential report, under AWS's column names and with its texts (IAM User Guide, "Get credential
 * reports"): `N/A` is "there is none, or it was never used", `no_information` "no sign-in was recorded since
 * 2014-10-20", `not_supported` "does not exist for this user" (of the root user).
 */
export interface CredentialReportRow extends Key<1>, Key<2> {
  user: string
  arn: string
  user_creation_time: string
  password_enabled: string
  password_last_used: string
  password_last_changed: string
  password_next_rotation: string
  mfa_active: string
  cert_1_active: string
  cert_1_last_rotated: string
  cert_2_active: string
  cert_2_last_rotated: string
  /** How many more keys or certificates the user has than the report shows; absent in older reports. */
  additional_credentials_info?: string
}

/** The columns without which a report is not one. */
export const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
] as const satisfies readonly (keyof CredentialReportRow)[]

/** The name that the report gives the root user; no IAM user can have it. */
export const ROOT_USER = '<root_account>'

export const credentialReport = evidenceType<CredentialReportRow>({
  id: 'aws.iam.credential-report',
  title: 'Credential report: use of passwords and access keys',
  reach: 'account',
  population:
    "every row of IAM's credential report, the root user included; AWS makes a new report at most every four hours, so newer users are missing",
  observed: [
    '/password_last_used',
    '/access_key_1_last_used_date',
    '/access_key_1_last_used_region',
    '/access_key_1_last_used_service',
    '/access_key_2_last_used_date',
    '/access_key_2_last_used_region',
    '/access_key_2_last_used_service',
  ],
})
