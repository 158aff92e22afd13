import { parse } from 'yaml'
import { openApiText } from '../../src/api/openapi.ts'
import type { Answer, Document, Operation, Parameter } from '../../src/api/spec/document.ts'
import { operations } from '../../src/api/spec/document.ts'
import { TAGS } from '../../src/api/spec/tags.ts'
import type { Answered, Field, RemoteOperation, RemoteOperations } from '../../src/cli/remote/operation.ts'
import { bodyFields, fieldOf, kebab, resolved } from './cli-fields.ts'

/** Where a path is no sentence: `POST /v1/accounts/{id}/test` is `account test` by itself. */
const NAMED: Readonly<Record<string, string>> = {
  getHealth: 'service health',
  getReadiness: 'service readiness',
  getVerifier: 'service verifier',
  listSigningKeys: 'service signing-keys',
  getCheckpoint: 'service checkpoint',
  getMe: 'key me',
  startRun: 'run start',
  followRun: 'run follow',
  getPackageContent: 'package download',
  importProwlerFramework: 'framework import-prowler',
  replayFailedDeliveries: 'delivery replay-failed',
  listChecks: 'catalogue checks',
  listTypes: 'catalogue types',
  listDestinationKinds: 'destination kinds',
  listAuditLog: 'audit-log list',
  listViews: 'audit-log views',
  listPeople: 'person list',
  getPerson: 'person show',
  updatePerson: 'person update',
  mapDestinationControls: 'destination map-controls',
}

const VERBS: Readonly<Record<string, string>> = { post: 'create', put: 'set', patch: 'update', delete: 'delete' }

/** src/cli/remote/operations.json: what the commands that ask a service are made of. */
export async function cliOperations(): Promise<string> {
  const document = parse(await openApiText()) as Document
  const all = [...operations(document)].map(one => remoteOf(one, document))
  const groups = [...new Set(all.map(({ group }) => group))].map(name => ({
    name,
    description: descriptionOf(all.findLast(one => one.group === name)?.path ?? '', document),
  }))
  return textOf({ groups, operations: all })
}

function descriptionOf(path: string, { paths }: Document): string {
  const tags = Object.values(paths[path] ?? {}).flatMap(operation => operation.tags ?? [])
  return TAGS.find(one => tags.includes(one.name))?.description ?? ''
}

/** An operation a line, so that a change shows. */
function textOf({ groups, operations }: RemoteOperations): string {
  const lines = (all: readonly unknown[]) => all.map(one => `  ${JSON.stringify(one)}`).join(',\n')
  return `{\n "groups": [\n${lines(groups)}\n ],\n "operations": [\n${lines(operations)}\n ]\n}\n`
}

interface Place {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

function remoteOf({ path, method, operation }: Place, document: Document): RemoteOperation {
  const [group, name] = nameOf({ path, method, operation }, document)
  const parameters = (operation.parameters ?? []).flatMap(one => ('$ref' in one ? [] : [one]))
  const query = parameters.filter(one => one.in === 'query').map(one => queryField(one, document))
  const refs = (operation.parameters ?? []).flatMap(one => ('$ref' in one ? [one.$ref.split('/').at(-1)] : []))
  const schema = operation.requestBody?.content['application/json']?.schema
  return {
    id: operation.operationId ?? '',
    group,
    name,
    summary: operation.summary ?? '',
    method: method.toUpperCase(),
    path,
    params: parameters.filter(one => one.in === 'path').map(one => ({ name: one.name, ...choicesOf(one) })),
    query,
    body: schema === undefined ? null : bodyFields(schema, document),
    answer: answerOf(operation, document),
    paged: query.some(({ flag }) => flag === 'cursor'),
    idempotent: refs.includes('IdempotencyKey'),
    waits: refs.includes('Prefer'),
    open: operation.security?.length === 0,
  }
}

function nameOf({ path, method, operation }: Place, document: Document): [string, string] {
  const named = NAMED[operation.operationId ?? '']?.split(' ')
  if (named) return [named[0] ?? '', named[1] ?? '']
  const parts = path.split('/').filter(part => part !== '' && part !== 'v1')
  const [first = '', ...rest] = parts
  const word = rest.filter(part => !part.startsWith('{')).join('-')
  if (word !== '') return [singular(first), kebab(word)]
  if (method !== 'get') return [singular(first), VERBS[method] ?? method]
  return [singular(first), answerOf(operation, document) === 'list' ? 'list' : 'show']
}

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<=[a-z])s$/, '')

const queryField = (parameter: Parameter, document: Document): Field =>
  fieldOf([parameter.name], { ...parameter.schema, description: parameter.description ?? '' }, document)

function choicesOf({ schema }: Parameter): { choices?: string[] } {
  const choices = schema?.enum as string[] | undefined
  return choices === undefined ? {} : { choices }
}

function answerOf({ responses }: Operation, document: Document): Answered {
  const [, found] = Object.entries(responses).find(([status]) => /^20[012]$/.test(status)) ?? []
  const content = (found as Answer | undefined)?.content ?? {}
  const [type = ''] = Object.keys(content)
  if (type === '') return 'none'
  if (type === 'text/event-stream') return 'events'
  if (type === 'text/plain' || type === 'text/html' || type === 'application/x-ndjson') return 'text'
  if (type !== 'application/json') return 'file'
  return resolved(content[type]?.schema ?? {}, document).properties?.items ? 'list' : 'object'
}
