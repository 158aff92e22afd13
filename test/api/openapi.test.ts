import { expect, test } from 'vitest'
import { buildApi } from '../../src/api/index.ts'
import { type Document, operations } from '../../src/api/spec/document.ts'
import { describeNames } from '../../src/api/spec/names.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import { UNTRACED } from '../../src/service/runtime/tracer.ts'
import { EVENT_TYPES } from '../../src/store/index.ts'

/** Routes touch their runtime only when they answer. */
async function document(): Promise<Document> {
  const app = await buildApi({ tool: 'exhibit 0.0.0', tracer: UNTRACED } as Runtime)
  await app.ready()
  const made = JSON.parse(JSON.stringify(app.swagger())) as Document
  await app.close()
  return made
}

test('the document names, describes and completes every operation, parameter, member and event', async () => {
  const made = await document()
  expect(describeNames(made)).toEqual([])
  const ids = [...operations(made)].map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  const declared = new Set((made.tags as { name: string }[]).map(({ name }) => name))
  for (const { path, method, operation } of operations(made)) {
    const at = `${method} ${path}`
    expect([at, operation.operationId]).toEqual([at, expect.stringMatching(/^[a-z][A-Za-z]+$/)])
    expect([at, operation.tags?.every(tag => declared.has(tag))]).toEqual([at, true])
    const secured = operation.security?.length !== 0
    expect([at, '401' in operation.responses, '403' in operation.responses]).toEqual([at, secured, secured])
    expect([at, 'default' in operation.responses, '503' in operation.responses]).toEqual([at, true, true])
  }
  expect(Object.keys(made.webhooks as object)).toEqual([...EVENT_TYPES])
  const { '304': same, '416': outside } = made.paths['/v1/packages/{id}/content']?.get?.responses ?? {}
  expect([same, outside]).toEqual([expect.anything(), expect.anything()])
})
