import { completeOperation } from './answers.ts'
import { type Answer, type Document, type Operation, operations, type Schema } from './document.ts'
import { EXAMPLES, type Example, PAYLOADS } from './examples.ts'
import { describeNames } from './names.ts'
import { operationId } from './operation-id.ts'
import { FAILURES, HEADERS, PARAMETERS } from './parts.ts'
import { TAGS } from './tags.ts'
import { webhooks } from './webhooks.ts'

/** What routes do not say themselves and all clients want to know: names, headers, failures, events, examples. */
export function complete(document: Document): void {
  for (const { path, method, operation } of operations(document)) {
    operation.operationId = operationId({ path, method, list: hasItems(operation, document) })
    operation.description ??= 'Open to everybody.'
    completeOperation(operation, { path, method })
    exemplify(operation, EXAMPLES[operation.operationId])
  }
  const { components } = document
  components.headers = HEADERS
  components.parameters = PARAMETERS
  components.responses = Object.fromEntries(
    Object.entries(FAILURES).map(([status, answer]) => [status === 'default' ? 'Failure' : `Failure${status}`, answer]),
  )
  document.webhooks = webhooks(PAYLOADS)
  document.tags = TAGS
  describeNames(document)
}

function hasItems({ responses }: Operation, { components }: Document): boolean {
  const answer = responses['200'] as Answer | undefined
  const schema = answer?.content?.['application/json']?.schema
  const whole = schema?.$ref ? components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema
  return (whole as Schema | undefined)?.properties?.items !== undefined
}

function exemplify(operation: Operation, example: Example | undefined): void {
  if (!example) return
  const asked = operation.requestBody?.content['application/json']
  if (asked && example.body !== undefined) asked.example = example.body
  const answer = operation.responses[String(example.status)]
  const told = answer && 'content' in answer ? answer.content?.['application/json'] : undefined
  if (told && example.answer !== undefined) told.example = example.answer
}
