import { controlsByCheck } from '../../frameworks/crosswalk.ts'
import { listChecks, listTypes } from '../../service/frameworks/catalogue.ts'
import type { Routes } from '../api.ts'
import { catalogueCheck, catalogueType } from '../schemas/catalogue.ts'
import { listOf, plain } from '../schemas/common.ts'

const config = { scope: 'auditor' } as const
const tags = ['catalogue']

/** The same as `exhibit checks --json` and `exhibit types --json`, each as one page. */
export const catalogue: Routes = (app, runtime) => {
  app.get(
    '/checks',
    { config, schema: { tags, summary: 'List the checks that there are', response: { 200: listOf(catalogueCheck) } } },
    async () => {
      await runtime.refreshFrameworks()
      const mapped = controlsByCheck(runtime.frameworks.map(({ framework }) => framework))
      return plain({ items: listChecks(check => mapped.get(check) ?? []), next: null })
    },
  )

  app.get(
    '/types',
    {
      config,
      schema: {
        tags,
        summary: 'List the evidence types that there are, with the IAM actions they need',
        response: { 200: listOf(catalogueType) },
      },
    },
    async () => plain({ items: await listTypes(), next: null }),
  )
}
