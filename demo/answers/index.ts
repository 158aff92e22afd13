import { answers as accessanalyzer } from './accessanalyzer.ts'
import { answers as account } from './account.ts'
import type { Answer } from './answer.ts'
import { answers as cloudtrail } from './cloudtrail.ts'
import { answers as config } from './config.ts'
import { answers as ec2 } from './ec2.ts'
import { answers as guardduty } from './guardduty.ts'
import { answers as iam } from './iam.ts'
import { answers as organizations } from './organizations.ts'
import { answers as rds } from './rds.ts'
import { answers as s3 } from './s3.ts'
import { answers as securityhub } from './securityhub.ts'
import { answers as sns } from './sns.ts'

/** What the demo account answers where moto cannot, in alphabetical order. */
export const answers: readonly Answer[] = [
  ...accessanalyzer,
  ...account,
  ...cloudtrail,
  ...config,
  ...ec2,
  ...guardduty,
  ...iam,
  ...organizations,
  ...rds,
  ...s3,
  ...securityhub,
  ...sns,
]
