import type { FindingChange, NewEvent, Repositories, StoredControl } from '../../store/index.ts'

/**
 * What a run of full scope changed in its accounts, as events: each is compared with the account's full run before. Runs in
 * the transaction that ends the run, so that every change is told once.
 */
export async function tellChanges(tx: Repositories, run: string): Promise<void> {
  for (const { account, outcome, coverage } of await tx.runs.accounts(run)) {
    if (coverage.scope !== 'full' || outcome === 'nothing_read') continue
    const before = await tx.changes.advance(account, run)
    const about = { accounts: [account], run }
    const findings = await tx.changes.findings(account, before, run)
    await tx.events.add(findings.map(change => ({ ...about, ...findingEvent(account, run, change) })))
    const controls = await controlEvents(tx, account, before, run)
    await tx.events.add(controls.map(event => ({ ...about, ...event })))
  }
}

type Told = Pick<NewEvent, 'type' | 'data'>

function findingEvent(account: string, run: string, { finding, status, before, ...of }: FindingChange): Told {
  const type = before === null ? 'finding.opened' : status === null ? 'finding.closed' : 'finding.changed'
  return { type, data: { finding, account, run, ...of, status, before } }
}

async function controlEvents(
  { controls }: Repositories,
  account: string,
  before: string | null,
  run: string,
): Promise<Told[]> {
  const key = ({ framework, control }: StoredControl) => `${framework}/${control}`
  const statuses = async (of: string | null) =>
    new Map((of === null ? [] : await controls.read(of, { account })).map(one => [key(one), one]))
  const [old, now] = [await statuses(before), await statuses(run)]
  const all = [...new Map([...old, ...now]).values()]
  return all.flatMap(({ framework, control }): Told[] => {
    const at = `${framework}/${control}`
    const [was, is] = [old.get(at)?.status ?? null, now.get(at)?.status ?? null]
    if (was === is) return []
    return [{ type: 'control.changed', data: { account, run, framework, control, status: is, before: was } }]
  })
}
