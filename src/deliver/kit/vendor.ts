import { type Adapter, type Context, type Kind, kindOf, type Message, type Target } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { type Delivered, type Outcome, type Receipt, type Tested, unproven } from '../outcome.ts'
import { type ControlIds, controlFiles } from './controls.ts'
import { pushEach } from './each.ts'
import { caught, endOurs } from './error.ts'
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
  /** The same config, but for what gets the file of a control: the vendor's object of this id. */
  at?(config: C, id: string, control: string): C
  /** Names in the receipt that hold for all files of a package. */
  readonly shared?: readonly string[]
  /** What `ask` cannot prove. */
  readonly unproved: readonly string[]
}

const LIMIT_MS = 30 * 60_000

interface Common {
  readonly url?: string | undefined
  readonly forms: readonly Form[]
  readonly controls?: ControlIds
}

/** A kind that takes packages as files, over HTTP. */
export function vendorKind<C extends Common, S>(vendor: Vendor<C, S>): Kind {
  const { largest, push, ask, unproved, at, shared = [], ...rest } = vendor
  return kindOf<C, S>({
    ...rest,
    takes: ['package.ready'],
    limitMs: LIMIT_MS,
    allow: ({ url }, { allowPrivate }) => void (url !== undefined && checkUrl(url, allowPrivate)),
    send: (message, target, context) =>
      persist(target, context, async (...turn) => {
        const files = await sentOf(message, target.config.forms, largest)
        const whole = await pushEach(files, ...turn, new Set(shared), push)
        return whole.kind === 'delivered' && at ? pushControls(vendor, message, whole, turn) : whole
      }),
    test: (target, context) => tested(unproved, () => ask(target, context)),
  })
}

/** After the whole, a file for each control that is mapped and that the package speaks of. */
async function pushControls<C extends Common, S>(
  { at, largest, push }: Vendor<C, S>,
  message: Message,
  whole: Delivered,
  [target, context]: [Target<C, S>, Context],
): Promise<Outcome> {
  const mapped = await controlFiles(message, target.config.controls ?? {})
  if (mapped.some(({ file }) => file.size > largest)) return endOurs('package_too_large')
  if (mapped.length === 0 || !at) return whole
  if (whole.receipt) await context.keep(whole.receipt)
  const places = new Map(mapped.map(({ file, id, control }) => [file, at(target.config, id, control)]))
  const files = mapped.map(({ file }) => file)
  const pushed = await pushEach(files, target, context, new Set(), (file, to, more) =>
    push(file, { ...to, config: places.get(file) ?? to.config }, more),
  )
  return pushed.kind === 'delivered' ? { ...pushed, receipt: { ...whole.receipt, ...pushed.receipt } } : pushed
}

export async function tested(unproved: readonly string[], ask: () => Promise<Proof>): Promise<Tested> {
  try {
    const { httpStatus, proved } = await ask()
    return { ok: true, delivered: false, httpStatus, error: null, proved, unproved }
  } catch (error) {
    return unproven(caught(error), unproved)
  }
}

export const delivered = (httpStatus: number, receipt: Receipt, detail: string | null = null): Outcome => ({
  ...{ kind: 'delivered', httpStatus, receipt, detail },
})
