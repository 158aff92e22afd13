import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { endWith } from '../kit/error.ts'
import { type Proof, vendorKind } from '../kit/vendor.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { asked } from './graphql.ts'
import { push } from './send.ts'

const MIB = 1024 ** 2
const measure = z.object({ node: z.object({ name: z.string(), permission: z.boolean() }) })
const RIGHT = `query Right($id: ID!) {
  node(id: $id) { ... on Measure { name permission(action: "core:measure:upload-evidence") } }
}`

/** Probo says itself whether the token may upload. */
async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const json = { query: RIGHT, variables: { id: target.config.measureId } }
  const { node } = await asked(target, context, { json }, measure)
  if (!node.permission) endWith('the API token may not upload evidence to this measure', { httpStatus: 200 })
  const proved = ['The API token is accepted.', 'The measure exists.', 'Evidence may be uploaded to it.']
  return { httpStatus: 200, proved }
}

export const probo = vendorKind({
  ...{ kind: 'probo', label: 'Probo', status: 'stable', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  at: (config, measureId) => ({ ...config, measureId }),
  target: ({ url, measureId }) => `${new URL(url).host}, measure ${measureId}`,
  largest: 50 * MIB,
  unproved: [],
})
