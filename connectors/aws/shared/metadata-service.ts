import { findOf, meaningOf } from '../../kit/index.ts'

interface Options {
  HttpEndpoint?: 'enabled' | 'disabled' | undefined
  HttpTokens?: 'optional' | 'required' | undefined
}

/** What AWS leaves out is decided when an instance starts, and is none of these. */
const SAFE: readonly { is: (options: Options) => boolean; reason: string }[] = [
  {
    is: ({ HttpEndpoint: endpoint }) =>
      endpoint !== undefined &&
      meaningOf(endpoint, { enabled: false, disabled: true }, 'the state of the metadata service'),
    reason: 'The metadata service is switched off (HttpEndpoint disabled).',
  },
  {
    is: ({ HttpTokens: tokens }) =>
      tokens !== undefined && meaningOf(tokens, { optional: false, required: true }, 'the value of HttpTokens'),
    reason: 'Metadata requests need a token (HttpTokens required).',
  },
]

/** Why nobody gets at the metadata service of an instance without a token; undefined where somebody may. */
export const whySafe = (options: Options | undefined): string | undefined =>
  findOf(SAFE, safe => safe.is(options ?? {}))?.reason
