import type { CacheBehavior, DistributionConfig } from '@aws-sdk/client-cloudfront'
import { type Json, Unjudgeable } from '../../kit/index.ts'
import type { Distribution } from './distribution.ts'

export type Config = Json<DistributionConfig>

/** The default behaviour's name in CloudFront's console; it matches what no other does. */
const DEFAULT = 'Default (*)'

export type Behavior = Pick<Json<CacheBehavior>, 'TargetOriginId' | 'ViewerProtocolPolicy' | 'RealtimeLogConfigArn'> & {
  path: string
}

/** Throws where AWS answered no settings: nothing of a distribution can be judged without. */
export function configOf({ DistributionConfig: config }: Json<Distribution>): Config {
  if (config === null) throw new Unjudgeable('AWS answered no settings of the distribution.')
  return config
}

/** Every cache behaviour, the default one first. */
export function behaviorsOf({ DefaultCacheBehavior: first, CacheBehaviors: others }: Config): Behavior[] {
  if (!first) throw new Unjudgeable('AWS answered no default cache behavior of the distribution.')
  const rest = (others?.Items ?? []).map(b => ({ ...b, path: b.PathPattern ?? '(without a path)' }))
  return [{ ...first, path: DEFAULT }, ...rest]
}
