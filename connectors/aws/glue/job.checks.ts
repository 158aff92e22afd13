import { check, fail, meaningOf, notApplicable, pass, type ResourceCheck, unknown } from '../../kit/index.ts'
import { configurations, encrypts, type Part } from './encryption.ts'
import { job } from './job.ts'

const GUIDE = 'https://docs.aws.amazon.com/glue/latest/dg'
const SPARK = ['glueetl', 'gluestreaming']

/** The argument has one value; without it Glue does not ask for encryption. */
const BY_ARGUMENT: Readonly<Record<string, boolean>> = { 'sse-s3': true }
const LOGS_AT_ONCE: Readonly<Record<string, boolean>> = { true: true, false: false }

const encrypted = (part: Part, of: { id: string; what: string; prowler: string; byArgument?: true }): ResourceCheck =>
  check(job, {
    id: `glue-job-${of.id}-encrypted`,
    title: `Jobs of Glue encrypt ${of.what}`,
    severity: 'medium',
    remediation: `Give the job a security configuration that encrypts ${of.what}.`,
    references: [`${GUIDE}/console-security-configurations.html`],
    equivalents: { prowler: [of.prowler] },
    reads: configurations,
    test({ SecurityConfiguration: name, SpecialParameters: special }, { read }) {
      if (name) return encrypts(read.configurations, name, part)
      const type = of.byArgument && special['--encryption-type']
      return type && meaningOf(type, BY_ARGUMENT, 'the type of encryption')
        ? pass('The job encrypts what it writes to S3 by sse-s3.')
        : fail('The job has no security configuration.')
    },
  })

export const jobS3Encrypted = encrypted('S3Encryption', {
  id: 's3-output',
  what: 'what they write to S3',
  prowler: 'glue_etl_jobs_amazon_s3_encryption_enabled',
  byArgument: true,
})

export const jobLogsEncrypted = encrypted('CloudWatchEncryption', {
  id: 'logs',
  what: 'their logs',
  prowler: 'glue_etl_jobs_cloudwatch_logs_encryption_enabled',
})

export const jobBookmarksEncrypted = encrypted('JobBookmarksEncryption', {
  id: 'bookmarks',
  what: 'their bookmarks',
  prowler: 'glue_etl_jobs_job_bookmark_encryption_enabled',
})

/** From version 5.0 on all Spark jobs log as they run; before, those that are told to. */
export const jobLogging = check(job, {
  id: 'glue-job-logging-enabled',
  title: 'Spark jobs of Glue write logs as they run',
  severity: 'medium',
  remediation: 'Set the parameter --enable-continuous-cloudwatch-log of the job to true.',
  references: [`${GUIDE}/monitor-continuous-logging.html`],
  equivalents: { prowler: ['glue_etl_jobs_logging_enabled'] },
  test({ Command: command, GlueVersion: version, SpecialParameters: special }) {
    if (command?.Name === undefined) return unknown('AWS did not state the kind of the job.')
    if (!SPARK.includes(command.Name)) return notApplicable(`The job is of kind ${command.Name}.`)
    if (Number(version) >= 5) return pass(`Jobs of version ${version} log as they run.`)
    const told = special['--enable-continuous-cloudwatch-log']
    return told && meaningOf(told, LOGS_AT_ONCE, 'the setting of continuous logging')
      ? pass('Continuous logging is on.')
      : fail('Continuous logging is not turned on.')
  },
})

/** Security Hub's oldest supported version. */
const OLDEST = 3

export const jobVersion = check(job, {
  id: 'glue-job-version-supported',
  title: 'Spark jobs of Glue run a version that AWS supports',
  severity: 'medium',
  remediation: 'Move the job to a current version of Glue.',
  references: [`${GUIDE}/glue-version-support-policy.html`],
  equivalents: { securityHub: ['Glue.4'], config: ['glue-spark-job-supported-version'] },
  test({ Command: command, GlueVersion: version }) {
    if (command?.Name === undefined) return unknown('AWS did not state the kind of the job.')
    if (!SPARK.includes(command.Name)) return notApplicable(`The job is of kind ${command.Name}.`)
    const number = Number(version || undefined)
    if (Number.isNaN(number)) return unknown('AWS did not state the version of Glue.')
    return number >= OLDEST ? pass(`The job runs Glue ${version}.`) : fail(`The job runs Glue ${version}.`)
  },
})
