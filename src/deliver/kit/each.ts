import type { Context, Target } from '../adapter.ts'
import type { Outcome, Receipt } from '../outcome.ts'
import type { Sent } from './sent.ts'

type Push<C, S> = (file: Sent, target: Target<C, S>, context: Context) => Promise<Outcome>

/**
 * Hands files over one after the other. Each keeps its own receipt, under its name within the package; what is `shared`
 * (the ticket that all are attached to) is kept for all of them.
 */
export async function pushEach<C, S>(
  files: readonly Sent[],
  target: Target<C, S>,
  context: Context,
  shared: ReadonlySet<string>,
  push: Push<C, S>,
): Promise<Outcome> {
  let receipt = target.receipt
  let last: Outcome | undefined
  for (const file of files) {
    const keep = async (more: Receipt) => {
      const own = under(file, more, shared)
      await context.keep(own)
      receipt = { ...receipt, ...own }
    }
    const view = { ...target, receipt: of(file, receipt, shared) }
    last = await push(file, view, { ...context, keep })
    if (last.kind === 'failed') return last
    if (files.length > 1 && last.receipt) await keep(last.receipt)
    else if (last.receipt) last = { ...last, receipt: under(file, last.receipt, shared) }
  }
  return last?.kind === 'delivered' && files.length > 1 ? { ...last, receipt: {} } : (last as Outcome)
}

const prefixOf = ({ part }: Sent): string => (part === '' ? '' : `${part}:`)

function under(file: Sent, receipt: Receipt, shared: ReadonlySet<string>): Receipt {
  const named = Object.entries(receipt).map(([key, value]) => [shared.has(key) ? key : prefixOf(file) + key, value])
  return Object.fromEntries(named)
}

function of(file: Sent, receipt: Receipt, shared: ReadonlySet<string>): Receipt {
  const prefix = prefixOf(file)
  const isOwn = (key: string) => (prefix === '' ? !key.includes(':') : key.startsWith(prefix)) || shared.has(key)
  const own = Object.entries(receipt).filter(([key]) => isOwn(key))
  return Object.fromEntries(own.map(([key, value]) => [shared.has(key) ? key : key.slice(prefix.length), value]))
}
