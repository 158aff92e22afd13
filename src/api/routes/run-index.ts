import { z } from 'zod'
import { INDEX_FORMAT } from '../../package/organization/format.ts'
import { packageIndexOf } from '../../service/packages/package-index.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { idParam, plain } from '../schemas/common.ts'

const signedIndex = z
  .object({
    format: z.literal(INDEX_FORMAT),
    index: z.record(z.string(), z.unknown()).describe('The packages with their digests, and what each came to'),
    signature: z.string().describe('Over the canonical JSON (RFC 8785) of `index`: DER, as base64'),
    signer: z.string().describe('Certificates in PEM'),
  })
  .meta({ id: 'PackageIndex', description: 'The signed list of the packages of a run' })

export const runIndex: Routes = app => {
  app.get(
    '/runs/:id/index',
    {
      config: { scope: 'auditor' },
      schema: {
        tags: ['packages'],
        summary: 'One signed list of the packages of a run, one an account, with their digests',
        params: idParam,
        response: { 200: signedIndex },
      },
    },
    async request => plain(await packageIndexOf(viewOf(request), request.params.id)),
  )
}
