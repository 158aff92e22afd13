import { z } from 'zod'
import type { ItemHeader } from '../../evidence/item.ts'
import { PackageError } from '../../package/format/error.ts'

const time = z.iso.datetime()

/** A valid package may still be written by anybody: what an item must say of its calls to look them up. */
const shape = z.looseObject({
  scope: z.looseObject({ partition: z.string() }),
  collected: z.looseObject({ principal: z.string(), clockOffsetMs: z.number().nullable() }),
  calls: z.array(
    z.looseObject({
      action: z.string(),
      operation: z.string(),
      calls: z.number(),
      failed: z.number(),
      firstAt: time,
      lastAt: time,
      requestIds: z.array(z.looseObject({ id: z.string(), resource: z.string().optional() })),
    }),
  ),
})

/** @throws PackageError where an item does not say which calls were made */
export function requireCalls(headers: readonly ItemHeader[]): void {
  const broken = headers.find(header => !shape.safeParse(header).success)
  if (broken)
    throw new PackageError('DATA_INCONSISTENT', `The evidence item ${broken.id} does not say which calls were made.`)
}
