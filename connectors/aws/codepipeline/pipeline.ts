import type { PipelineDeclaration, PipelineMetadata } from '@aws-sdk/client-codepipeline'
import { evidenceType } from '../../kit/index.ts'

export interface Pipeline {
  name: string
  /** Of `GetPipeline`: its stages, actions, triggers and where artifacts are kept. */
  pipeline: PipelineDeclaration | null
  /** Of `GetPipeline`. */
  metadata: PipelineMetadata | null
}

const ACTION = '/pipeline/stages/*/actions/*'
const rule = (pointer: string) => ({ pointer, rule: 'codepipeline-action' })

/** What actions hand on to what they call: it may hold anything. */
const HANDED_ON = ['CustomData', 'EnvironmentVariables', 'OAuthToken', 'ParameterOverrides', 'UserParameters']

export const pipeline = evidenceType<Pipeline>({
  id: 'aws.codepipeline.pipeline',
  title: 'Pipelines of CodePipeline, their stages, approvals and artifact stores',
  reach: 'region',
  population: 'every pipeline of CodePipeline of the account in the region; executions are not read',
  secrets: [
    ...HANDED_ON.map(name => rule(`${ACTION}/configuration/${name}`)),
    rule(`${ACTION}/environmentVariables/*/value`),
    rule(`${ACTION}/commands`),
    rule('/pipeline/variables/*/defaultValue'),
  ],
})
