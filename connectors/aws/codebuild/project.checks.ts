import type { Project as AwsProject, LogsConfigStatusType } from '@aws-sdk/client-codebuild'
import {
  check,
  fail,
  findOf,
  type Json,
  meaningOf,
  notApplicable,
  pass,
  Unjudgeable,
  unknown,
} from '../../kit/index.ts'
import { type Project, project } from './project.ts'

function projectOf({ Project: of }: Json<Project>): Json<AwsProject> {
  if (of === null) throw new Unjudgeable('AWS answered no settings of the project.')
  return of
}

/** A user with a password before the host; the password itself is struck out and its place is not. */
const HAS_CREDENTIALS = /^[a-z+]+:\/\/[^/@]*:[^/@]+@/i

export const noCredentialsInSource = check(project, {
  id: 'codebuild-project-no-credentials-in-source-url',
  title: 'CodeBuild projects have no credentials in the addresses of Bitbucket sources',
  severity: 'critical',
  remediation: 'Connect the source by a connection or by credentials of CodeBuild, and change the password.',
  references: ['https://docs.aws.amazon.com/codebuild/latest/userguide/access-tokens.html'],
  equivalents: {
    prowler: ['codebuild_project_source_repo_url_no_sensitive_credentials'],
    securityHub: ['CodeBuild.1'],
    config: ['codebuild-project-source-repo-url-check'],
  },
  test(t) {
    const { source, secondarySources = [] } = projectOf(t)
    if (!source) return unknown('AWS answered no source of the project.')
    const sources = [source, ...secondarySources].filter(({ type }) => type === 'BITBUCKET')
    if (sources.length === 0) return notApplicable(`Its sources are none of Bitbucket (${source.type ?? 'no type'}).`)
    if (sources.some(({ location }) => location === undefined)) return unknown('AWS named no address of a source.')
    return sources.some(({ location = '' }) => HAS_CREDENTIALS.test(location))
      ? fail('The address of a source has a user and a password.')
      : pass('No address of a source has a password.')
  },
})

/** Variables that hold the name of a secret, not its value. */
const STORED_ELSEWHERE = ['PARAMETER_STORE', 'SECRETS_MANAGER']
const CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']

/** By the names of variables whose value stands in the project; AWS takes a variable without a type for such. */
export const noPlainCredentials = check(project, {
  id: 'codebuild-project-no-credentials-in-environment',
  title: 'CodeBuild projects have no AWS credentials in plain variables',
  severity: 'critical',
  remediation: 'Use the service role for AWS, and variables of Secrets Manager or Parameter Store for everything else.',
  references: ['https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html'],
  equivalents: { securityHub: ['CodeBuild.2'], config: ['codebuild-project-envvar-awscred-check'] },
  test(t) {
    const variables = projectOf(t).environment?.environmentVariables
    if (variables === undefined) return unknown('AWS did not say which variables the project has.')
    const plain = variables.filter(({ type }) => type === undefined || !STORED_ELSEWHERE.includes(type))
    const found = plain.find(({ name = '' }) => CREDENTIALS.includes(name))
    if (!found && plain.some(({ name }) => !name)) return unknown('AWS named no name of a variable of the project.')
    if (found?.type !== undefined && found.type !== 'PLAINTEXT')
      return unknown(`The variable ${found.name} is of the type ${found.type}, which Exhibit does not know.`)
    return found ? fail(`The plain variable ${found.name} is set.`) : pass('No plain variable has such a name.')
  },
})

/** Logs that AWS says nothing of are none. */
const isOn = (logs: { status: LogsConfigStatusType | undefined } | undefined): logs is NonNullable<typeof logs> =>
  logs?.status !== undefined && meaningOf(logs.status, { DISABLED: false, ENABLED: true }, 'the status of logs')

export const logsEncrypted = check(project, {
  id: 'codebuild-project-s3-logs-encrypted',
  title: 'CodeBuild projects encrypt the logs that they put into S3',
  severity: 'low',
  remediation: 'Turn encryption of the S3 logs on again.',
  references: ['https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html'],
  equivalents: {
    prowler: ['codebuild_project_s3_logs_encrypted'],
    securityHub: ['CodeBuild.3'],
    config: ['codebuild-project-s3-logs-encrypted'],
  },
  test(t) {
    const { logsConfig } = projectOf(t)
    if (logsConfig === undefined) return unknown('AWS did not say where the project logs to.')
    const { s3Logs: logs } = logsConfig
    if (!isOn(logs)) return notApplicable('It puts no logs into S3.')
    if (logs.encryptionDisabled === undefined) return unknown('AWS did not say whether the logs are encrypted.')
    return logs.encryptionDisabled ? fail('Encryption of the logs is turned off.') : pass('The logs are encrypted.')
  },
})

export const logging = check(project, {
  id: 'codebuild-project-logging-enabled',
  title: 'CodeBuild projects keep logs',
  severity: 'medium',
  remediation: 'Turn on logs to CloudWatch Logs or S3.',
  references: ['https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details.html'],
  equivalents: {
    prowler: ['codebuild_project_logging_enabled'],
    securityHub: ['CodeBuild.4'],
    config: ['codebuild-project-logging-enabled'],
  },
  test(t) {
    const { logsConfig } = projectOf(t)
    if (logsConfig === undefined) return unknown('AWS did not say where the project logs to.')
    const { cloudWatchLogs, s3Logs } = logsConfig
    const kept = findOf([cloudWatchLogs, s3Logs], isOn)
    if (kept === undefined) return fail('It keeps no logs.')
    return pass(kept === s3Logs ? 'It logs to S3.' : 'It logs to CloudWatch Logs.')
  },
})

export const notPublic = check(project, {
  id: 'codebuild-project-not-public',
  title: 'CodeBuild projects show their builds to nobody outside',
  severity: 'high',
  remediation: 'Set the visibility of the project to private.',
  why: 'Logs and artifacts of a public project can be read by anybody, and often tell more than was meant.',
  references: ['https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html'],
  equivalents: { prowler: ['codebuild_project_not_publicly_accessible'] },
  test(t) {
    const { projectVisibility: visibility } = projectOf(t)
    if (visibility === undefined) return unknown('AWS did not say who may see the builds.')
    return meaningOf(visibility, { PRIVATE: true, PUBLIC_READ: false }, 'the visibility')
      ? pass('Its builds are private.')
      : fail(`Its visibility is ${visibility}.`)
  },
})
