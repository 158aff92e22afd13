import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS CodeBuild API Reference (2016-10-06): the emulator lacks report groups, and who may see builds.

const ACCOUNT = '210987654321'
const arnIn = (region: string, name: string) => `arn:aws:codebuild:${region}:${ACCOUNT}:report-group/${name}`

const GROUPS = [
  { name: 'nwp-api-tests', encryptionDisabled: false },
  { name: 'nwp-import-tests', encryptionDisabled: true },
]

export const answers: readonly Answer[] = [
  {
    service: 'codebuild',
    operation: 'ListReportGroups',
    respond: ({ region }) =>
      json({ reportGroups: region === 'us-east-1' ? GROUPS.map(({ name }) => arnIn(region, name)) : [] }),
  },
  {
    service: 'codebuild',
    operation: 'BatchGetReportGroups',
    respond: ({ region, now }) =>
      json({
        reportGroups: GROUPS.map(({ name, encryptionDisabled }) => ({
          arn: arnIn(region, name),
          name,
          type: 'TEST',
          exportConfig: {
            exportConfigType: 'S3',
            s3Destination: {
              bucket: `nwp-build-artifacts-${ACCOUNT}`,
              path: name,
              packaging: 'NONE',
              encryptionDisabled,
            },
          },
          created: secondsAgo(now, 30_000_000),
          lastModified: secondsAgo(now, 9_000_000),
          status: 'ACTIVE',
        })),
        reportGroupsNotFound: [],
      }),
  },
  {
    service: 'codebuild',
    operation: 'BatchGetProjects',
    respond: () => null,
    rewrite(body) {
      const answer = JSON.parse(body) as { projects: { name: string }[] }
      const visibility = (name: string) => (name === 'nwp-legacy-import' ? 'PUBLIC_READ' : 'PRIVATE')
      const projects = answer.projects.map(of => ({ ...of, projectVisibility: visibility(of.name) }))
      return JSON.stringify({ ...answer, projects })
    },
  },
]
