import { z } from 'zod'
import { coverage, moment, outcome, uuid } from './common.ts'

export const storedPackage = z
  .object({
    id: uuid,
    run: uuid,
    account: z.string().nullable(),
    format: z.string(),
    sha256: z.string().describe('Of the zip file; also the ETag of its content'),
    size: z.number().int(),
    label: z.string().nullable(),
    createdAt: moment,
    outcome: outcome.nullable().describe('null in packages of before it was recorded'),
    coverage: coverage.nullable(),
  })
  .meta({ id: 'Package', description: 'A signed zip that anyone can verify offline' })

export const packageDetail = z
  .object({
    ...storedPackage.shape,
    manifest: z.record(z.string(), z.unknown()).describe('manifest.json'),
    timestamp: z
      .object({ time: moment, authority: z.string() })
      .nullable()
      .describe('Of an outside authority, where it came after the package was made; else it is in the package'),
  })
  .meta({ id: 'PackageDetail' })
