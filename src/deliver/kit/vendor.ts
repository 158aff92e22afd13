import { type Adapter, type Context, type Kind, kindOf, type Target } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { type Outcome, type Receipt, unproven } from '../outcome.ts'
import { pushEach } from './each.ts'
import { caught } from './error.ts'
import type { Form } from './forms.ts'
import { persist } from './persist.ts'
import { type Sent, sentOf } from './sent.ts'

/** What a test could prove. */
export interface Proof {
  readonly httpStatus: number
  readonly proved: readonly string[]
}

export interface Vendor<C, S>
  extends Pick<Adapter<C, S>, 'kind' | 'label' | 'status' | 'folder' | 'config' | 'secrets'> {
  target(config: C): string
  /** The most bytes it takes of one file. */
  readonly largest: number
  /** Hands the file over, unless it is there. Begins with reading: it may be run again. @throws Ended */
  push(file: Sent, target: Target<C, S>, context: Context): Promise<Outcome>
  /** Reads and writes nothing. @throws Ended */
  ask(target: Target<C, S>, context: Context): Promise<Proof>
  /** Names in the receipt that hold for all files of a package. */
  readonly shared?: readonly string[]
  /** What `ask` cannot prove. */
  readonly unproved: readonly string[]
}

const LIMIT_MS = 30 * 60_000

interface Common {
  readonly url?: string | undefined
  readonly forms: readonly Form[]
}

/** A kind that takes packages as files, over HTTP. */
export function vendorKind<C extends Common, S>(vendor: Vendor<C, S>): Kind {
  const { largest, push, ask, unproved, shared = [], ...rest } = vendor
  return kindOf<C, S>({
    ...rest,
    takes: ['package.ready'],
    limitMs: LIMIT_MS,
    allow: ({ url }, { allowPrivate }) => void (url !== undefined && checkUrl(url, allowPrivate)),
    send: (message, target, context) =>
      persist(target, context, async (...turn) => {
        const files = await sentOf(message, target.config.forms, largest)
        return pushEach(files, ...turn, new Set(shared), push)
      }),
    test: async (target, context) => {
      try {
        const { httpStatus, proved } = await ask(target, context)
        return { ok: true, delivered: false, httpStatus, error: null, proved, unproved }
      } catch (error) {
        return unproven(caught(error), unproved)
      }
    },
  })
}

export const delivered = (httpStatus: number, receipt: Receipt, detail: string | null = null): Outcome => ({
  ...{ kind: 'delivered', httpStatus, receipt, detail },
})
