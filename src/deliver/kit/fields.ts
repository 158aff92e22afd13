import { z } from 'zod'

/** In place of every host of the vendor. */
export const urlField = z
  .url()
  .max(2000)
  .optional()
  .describe('Another address than the vendor’s, for all calls: tokens and storage included')

export const secretField = (says: string) => z.string().min(1).max(4000).describe(says)
