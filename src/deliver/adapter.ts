import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { type Outcome, ours, type Receipt, type Tested, unproven } from './outcome.ts'

/** A package as it is kept: what is pushed is these bytes. */
export interface PackageHandle {
  readonly id: string
  /** 64 hex digits. */
  readonly sha256: string
  readonly size: number
  open(): Readable
  /** The files in it. */
  paths(): Promise<readonly string[]>
  /** One of them, byte for byte; null where there is none of that name. */
  file(path: string): Promise<PackageFile | null>
}

export interface PackageFile {
  /** 64 hex digits. */
  readonly sha256: string
  readonly size: number
  open(): Readable
}

export interface Message {
  /** The event: the same in every attempt and every replay. */
  readonly id: string
  readonly type: string
  /** When the delivery was made, in every attempt the same. */
  readonly at: string
  /** The event as JSON, byte for byte the same in every attempt. */
  readonly payload: string
  /** What the event is about; null where it is about no package. */
  readonly package: PackageHandle | null
}

export interface Target<C, S> {
  /** The destination's id. */
  readonly id: string
  readonly config: C
  readonly secrets: S
  /** What earlier attempts at this delivery kept. */
  readonly receipt: Receipt
}

export interface Policy {
  /** Addresses of private networks, and http. */
  readonly allowPrivate: boolean
}

export interface Context extends Policy {
  readonly userAgent: string
  /** Ends the sending; nothing is waited for afterwards. */
  readonly signal: AbortSignal
  /**
   * Writes the vendor's handle down before it is used: an answer that is lost is unknown, not failed, and the next attempt
   * reads the target back first. Rejects when another worker has the delivery by now: send nothing then.
   */
  keep(receipt: Receipt): Promise<void>
}

/** One kind of destination: all there is to know of it is in its folder. */
export interface Adapter<C, S> {
  readonly kind: string
  readonly label: string
  readonly status: 'stable' | 'experimental'
  /** Holds `instructions.md`. */
  readonly folder: string
  /** Objects of named fields: their JSON Schema is the form and the OpenAPI part. A kind that speaks HTTP has `url`. */
  readonly config: z.ZodType<C> & Shaped
  readonly secrets: z.ZodType<S> & Shaped
  /** The events it can do something with; left out: all. */
  readonly takes?: readonly string[]
  /** The longest a sending or a test may take. */
  readonly limitMs: number
  /** Throws `OutboundRefused` for targets that are never sent to. */
  allow(config: C, policy: Policy): void
  /** Where it goes, for the audit log: no secret. */
  target(config: C): string
  /** Secrets that we make, for receivers to know us by. */
  readonly signing?: Signing
  send(message: Message, target: Target<C, S>, context: Context): Promise<Outcome>
  /** It can only be tested by sending something. */
  readonly testSends?: true
  /** Writes nothing at the vendor, unless the kind cannot be tested otherwise ({@link Adapter.testSends}). */
  test(target: Target<C, S>, context: Context): Promise<Tested>
}

type Shaped = { readonly shape: Readonly<Record<string, z.ZodType>> }
export type Secrets = Readonly<Record<string, string>>

export interface Signing {
  /** A new `secret`, shown once. */
  generate(): Secrets & { readonly secret: string }
  /** With `keepPrevious` the one before holds too, until the next rotation. */
  rotate(before: Secrets, keepPrevious: boolean): Secrets & { readonly secret: string }
}

/** A kind as the core sees it: it knows no kind's config. */
export type Kind = Adapter<unknown, unknown>

/** Holds config and secrets against the kind's schemas whenever they come out of the store. */
export function kindOf<C, S>(own: Adapter<C, S>): Kind {
  const typed = ({ config, secrets, ...rest }: Target<unknown, unknown>): Target<C, S> | undefined => {
    const [known, opened] = [own.config.safeParse(config), own.secrets.safeParse(secrets)]
    return known.success && opened.success ? { ...rest, config: known.data, secrets: opened.data } : undefined
  }
  return {
    ...own,
    allow: (config, policy) => own.allow(own.config.parse(config), policy),
    target: config => own.target(own.config.parse(config)),
    send: async (message, target, context) => {
      const to = typed(target)
      return to ? own.send(message, to, context) : ours('destination_invalid')
    },
    test: async (target, context) => {
      const to = typed(target)
      return to ? own.test(to, context) : unproven(ours('destination_invalid'), [])
    },
  }
}
