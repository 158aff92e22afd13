import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { type Proof, vendorKind } from '../kit/vendor.ts'
import { clientFor, means } from './client.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { push } from './send.ts'

const MIB = 1024 ** 2

async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const { table, recordId } = target.config
  const query = { sysparm_fields: 'sys_id' }
  const reply = await clientFor(target, context).call('GET', `/table/${table}/${recordId}`, { query, means })
  reply.as(z.object({ result: z.object({ sys_id: z.string() }) }))
  return { httpStatus: reply.status, proved: ['The user is accepted.', 'The record exists and can be read.'] }
}

export const servicenow = vendorKind({
  ...{ kind: 'servicenow', label: 'ServiceNow', status: 'experimental', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  target: ({ url, table, recordId }) => `${new URL(url).host}, ${table} ${recordId}`,
  largest: 1024 * MIB,
  unproved: ['Whether files may be attached cannot be known without attaching one.'],
})
