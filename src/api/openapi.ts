import { stringify } from 'yaml'
import { toolName } from '../service/packages/generator.ts'
import type { Runtime } from '../service/runtime/runtime.ts'
import { UNTRACED } from '../service/runtime/tracer.ts'
import { buildApi } from './index.ts'

/** The document as openapi.yaml has it. Routes touch their runtime only when they answer: a name is all it needs here. */
export async function openApiText(): Promise<string> {
  const app = await buildApi({ tool: await toolName(), tracer: UNTRACED } as Runtime)
  await app.ready()
  const document: unknown = JSON.parse(JSON.stringify(app.swagger()))
  await app.close()
  return `# Made from the route schemas by \`npm run generate\`.\n${stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 })}`
}
