import {
  type Asked,
  type Binding,
  contextOf,
  evaluate,
  exampleOf,
  type Identity,
  intersect,
  type Layer,
  type Pattern,
  type Question,
  type Ruling,
} from '../policy/index.ts'
import { controlsOf } from './controls.ts'
import type { Facts } from './facts.ts'
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
    const others = named.filter(region => !/[*?$]/.test(region)).map(inRegion)
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
  onChosen(actions: readonly string[], pattern: string): Way | undefined {
    const key = `${actions.join(' ')} ${pattern}`
    if (this.#chosen.has(key)) return this.#chosen.get(key)
    const way = actions.every(action => this.may(action)) ? this.#choose(actions, pattern) : undefined
    this.#chosen.set(key, way)
    return way
  }

  #choose(actions: readonly string[], pattern: string): Way | undefined {
    return best(
      this.#candidates(actions, pattern).map(name =>
        together(actions.map(action => wayOf(action, name, this.rule(action, exampleOf(name))))),
      ),
    )
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

/** "aws:RequestedRegion": that of the resource; IAM is asked in its partition's main region. */
function regionOf(action: string, resource: string, partition: string): string | undefined {
  if (action.startsWith('iam:')) return HOME[partition]
  const region = resource.split(':', 4)[3]
  return region !== undefined && /^[a-z]{2}(?:-[a-z]+)+-[0-9]$/.test(region) ? region : undefined
}

const fewest = (rulings: readonly Ruling[]): Ruling =>
  rulings.reduce((least, r) => (r.conditions.length < least.conditions.length ? r : least))

/** More ways to name a resource than this are not tried. */
const MOST = 64

/** A pattern with what settings say of its variables; none where it names a user by name, and a role asks. */
function filled({ text, variables }: Pattern, { userName }: Identity): string[] {
  if (!text.includes('$')) return [text]
  const named = variables.filter(v => v.otherwise === undefined && v.name.toLowerCase() === 'aws:username')
  if (userName === undefined && named.length > 0 && named.length === variables.length) return []
  return [text.replace(/\$\{aws:username\}/gi, userName ?? '*').replace(/\$\{[^}]*\}/g, '*')]
}
