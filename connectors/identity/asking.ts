import {
  type Asked,
  type Binding,
  contextOf,
  evaluate,
  exampleOf,
  type Identity,
  intersect,
  type Layer,
  type Question,
  type Ruling,
} from '../policy/index.ts'
import { controlsOf } from './controls.ts'
import type { Facts } from './facts.ts'
import { filled, limitsOn } from './limits.ts'
import { best, together, type Way, wayOf } from './way.ts'

/** Asks what one principal may do. */
export class Asking {
  readonly identity: Identity
  readonly binding: Binding
  readonly #facts: Facts
  readonly #linked: boolean
  readonly #chosen = new Map<string, Way | undefined>()

  constructor(identity: Identity, binding: Binding, facts: Facts) {
    this.identity = identity
    this.binding = binding
    this.#facts = facts
    // "RCPs do not affect any service-linked role", no more than SCPs.
    this.#linked = identity.arn.includes(':role/aws-service-role/')
  }

  /** The region of a request is the resource's, or the caller's to choose. */
  rule(action: string, resource: string, asked: Asked = {}, more?: Policies): Ruling {
    const fixed = regionOf(action, resource, this.#facts.partition)
    const inRegion = (region: string | undefined) =>
      this.#rule(action, resource, { ...asked, keys: { ...asked.keys, ...(region && { [REGION]: [region] }) } }, more)
    const ruling = inRegion(fixed)
    if (ruling.answer !== 'undecided' || fixed !== undefined) return ruling
    const named = ruling.conditions.flatMap(c => /aws:RequestedRegion = (.+)$/i.exec(c)?.[1]?.split(', ') ?? [])
    if (named.length === 0) return ruling
    const plain = named.filter(region => !/[*?$]/.test(region))
    const others = [...new Set([...plain, ...(ALWAYS_THERE[this.#facts.partition] ?? [])])].map(inRegion)
    return others.find(r => r.answer === 'allowed') ?? fewest([...others.filter(r => r.answer !== 'denied'), ruling])
  }

  #rule(action: string, resource: string, asked: Asked, more: Policies | undefined): Ruling {
    const { arn, account } = this.identity
    return evaluate(this.binding, {
      caller: { type: 'AWS', arn, account },
      action,
      resource,
      context: contextOf(this.identity, asked),
      resourcePolicy: action.startsWith('s3:') ? this.#bucketPolicy(resource) : undefined,
      resourceControls: this.#linked ? undefined : controlsOf(action, this.#facts.resourceControls),
      ...more,
    })
  }

  #bucketPolicy(resource: string): Layer | undefined {
    if (this.#facts.buckets.size === 0) return undefined
    return this.#facts.buckets.get(resource.split('/', 1)[0] ?? '')
  }

  /** Whether any policy of its own speaks of an action, or may. */
  may(action: string): boolean {
    const { policies, unread } = this.binding.identity
    return unread.length > 0 || policies.some(held => held.read.about(action).allows.length > 0)
  }

  /** How it may do something to a resource that is there. */
  on(action: string, resource: string, asked?: Asked): Way | undefined {
    if (!this.may(action)) return undefined
    return wayOf(action, resource, this.rule(action, resource, asked))
  }

  /** How it may do all of the actions to one resource that it names as it likes, within a pattern. */
  onChosen(actions: readonly string[], pattern: string, asked?: Asked): Way | undefined {
    const key = `${actions.join(' ')} ${pattern} ${asked ? JSON.stringify(asked.keys) : ''}`
    if (this.#chosen.has(key)) return this.#chosen.get(key)
    const way = actions.every(action => this.may(action)) ? this.#choose(actions, pattern, asked) : undefined
    this.#chosen.set(key, way)
    return way
  }

  #choose(actions: readonly string[], pattern: string, asked?: Asked): Way | undefined {
    const all = (name: string) =>
      together(actions.map(action => wayOf(action, name, this.rule(action, exampleOf(name), asked))))
    const names = this.#candidates(actions, pattern)
    const found = best(names.map(all))
    if (found?.conditions.length === 0) return found
    const narrower = actions.reduce((some, action) => this.#withNarrowed(action, some), names).slice(names.length)
    return best([found, ...narrower.map(all)])
  }

  /** Names within one that limits leave of it: where a boundary, a guardrail or a Deny takes away most of what is allowed. */
  narrowed(action: string, name: string): string[] {
    return this.#withNarrowed(action, [name]).slice(1)
  }

  #withNarrowed(action: string, names: readonly string[]): string[] {
    const found = new Set(names)
    for (const limits of limitsOn(action, this.binding, this.identity))
      for (const name of [...found]) {
        if (found.size >= MOST) break
        for (const limit of limits) found.add(intersect(name, limit) ?? name)
      }
    return [...found]
  }

  /** What the statements that allow leave of a pattern, action by action. */
  #candidates(actions: readonly string[], pattern: string): string[] {
    let names = [pattern]
    for (const action of actions) {
      const allowed = this.patterns(action)
      names = [...new Set(names.flatMap(name => allowed.flatMap(one => intersect(name, one) ?? [])))].slice(0, MOST)
    }
    return names
  }

  /** The patterns of the statements that allow an action; of those by NotResource, everything. */
  patterns(action: string): string[] {
    const allows = this.binding.identity.policies.flatMap(held => held.read.about(action).allows)
    const patterns = allows.flatMap(({ resources }) =>
      resources === undefined || resources.not ? ['*'] : resources.patterns.flatMap(p => filled(p, this.identity)),
    )
    return [...new Set(this.binding.identity.unread.length > 0 ? [...patterns, '*'] : patterns)]
  }
}

type Policies = Pick<Question, 'resourceControls' | 'resourcePolicy' | 'rule'>

const REGION = 'aws:requestedregion'
const HOME: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
}

/** Regions that nobody has to enable, and nobody can disable (Account Management reference, "Enable or disable AWS Regions", as of 2026-11-30). */
const ALWAYS_THERE: Readonly<Record<string, readonly string[]>> = {
  aws: [
    ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
    ...['eu-central-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1'],
    ...['ap-south-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-southeast-1', 'ap-southeast-2'],
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
}

/**
 * "aws:RequestedRegion": that of the resource; IAM is asked in its partition's main region, but a role is passed where the service is
 * asked that it is passed to.
 */
function regionOf(action: string, resource: string, partition: string): string | undefined {
  if (action === 'iam:PassRole') return undefined
  if (action.startsWith('iam:')) return HOME[partition]
  const region = resource.split(':', 4)[3]
  return region !== undefined && /^[a-z]{2}(?:-[a-z]+)+-[0-9]$/.test(region) ? region : undefined
}

const fewest = (rulings: readonly Ruling[]): Ruling =>
  rulings.reduce((least, r) => (r.conditions.length < least.conditions.length ? r : least))

/** More ways to name a resource than this are not tried. */
const MOST = 64
