import { expect, test } from 'vitest'
import { requestTimestamp } from '../../../src/trust/timestamp/request.ts'
import { HOSTILE, type Hostile, startHostile } from '../../deliver/hostile.ts'

test.each(Object.keys(HOSTILE) as Hostile[])(
  'an authority that answers with %s does not hold a package up',
  async how => {
    const { url } = await startHostile(how)
    const began = Date.now()
    const asked = requestTimestamp(Buffer.from('x'), { authorities: [url], timeoutMs: 700 })
    await expect(asked).rejects.toMatchObject({ name: 'TimestampError' })
    expect(Date.now() - began).toBeLessThan(6000)
  },
)
