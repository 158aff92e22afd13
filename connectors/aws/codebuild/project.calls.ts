import { BatchGetProjectsCommand, CodeBuildClient, ListProjectsCommand } from '@aws-sdk/client-codebuild'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { described } from '../shared/batches.ts'
import type { Project } from './project.ts'

export const listProjects = list({
  action: 'codebuild:ListProjects',
  client: CodeBuildClient,
  command: ListProjectsCommand,
  items: 'projects',
  token: 'nextToken',
})

const ACTION = 'codebuild:BatchGetProjects'

export const batchGetProjects = call({ action: ACTION, client: CodeBuildClient, command: BatchGetProjectsCommand })

const read: Reader<Project> = async function* (aws) {
  const projects = described(aws, aws.list(listProjects, {}), {
    size: 100,
    ask: names => aws.get(batchGetProjects, { names }, r => r.projects),
    nameOf: project => project.name,
    action: ACTION,
  })
  for await (const { name, description } of projects)
    yield { id: arnOf(aws, 'codebuild', `project/${name}`), name, settings: { name, Project: description } }
}

export default read
