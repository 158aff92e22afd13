import type { Project as AwsProject } from '@aws-sdk/client-codebuild'
import { evidenceType } from '../../kit/index.ts'

export interface Project {
  name: string
  /** `BatchGetProjects`. */
  Project: AwsProject | null
}

/** Variables keep their names and lose their values; a build specification in the project itself is a script like any other. */
export const project = evidenceType<Project>({
  id: 'aws.codebuild.project',
  title: 'CodeBuild projects, their sources, variables and logs',
  reach: 'region',
  population: 'every build project of the account in the region; builds are not read',
  secrets: [
    { pointer: '/Project/environment/environmentVariables/*/value', rule: 'codebuild-environment' },
    { pointer: '/Project/source/buildspec', rule: 'codebuild-buildspec' },
    { pointer: '/Project/secondarySources/*/buildspec', rule: 'codebuild-buildspec' },
    { pointer: '/Project/webhook/secret', rule: 'codebuild-webhook-secret' },
    { pointer: '/Project/webhook/payloadUrl', rule: 'codebuild-webhook-secret' },
  ],
})
