import { z } from 'zod'
import type { Gap } from '../../evidence/item.ts'
import { describes } from './describes.ts'

export const gap = describes<Gap>()(
  z.object({
    action: z.string(),
    reason: z.string(),
    detail: z.string(),
    message: z.string().optional().describe('What AWS said, redacted and bounded'),
  }),
)
