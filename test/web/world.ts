import type { Browser, Page } from 'playwright-core'
import type { WebService } from './service.ts'
import { newPage, type Visitor, visitor } from './visit.ts'

/** What all tests of the web interface share: a service and a browser take longer to start than most tests. */
export interface World {
  readonly service: WebService
  readonly browser: Browser
  /** Views of one thing, which need its id. */
  readonly details: Details
}

export interface Details {
  readonly finding: string
  readonly control: string
  readonly member: string
  readonly run: string
}

/** Given once it is there. */
export type Shared = () => World

type Looks = Partial<Parameters<typeof visitor>[2]>

/** Somebody with the key of the service, unless other words are given, for as long as the test lasts. */
export async function visiting<T>(
  { browser, service }: World,
  looks: Looks,
  visit: (visitor: Visitor) => Promise<T>,
): Promise<T> {
  const one = await visitor(browser, new URL(service.url).origin, { key: service.key, ...looks })
  try {
    return await visit(one)
  } finally {
    await one.context.close()
  }
}

/** A finding, a control, a population with one of its members, and a run. */
export async function detailsOf({ call }: WebService): Promise<Details> {
  const first = async (list: string) => (await call('GET', list)).body.items[0]
  const finding = await first('/v1/findings?status=fail&service=s3&limit=1')
  const item = await first('/v1/evidence?type=aws.s3.bucket&limit=1')
  const member = await first(`/v1/evidence/${item.id}/resources?limit=1`)
  return {
    finding: `/findings?status=fail&group=check&finding=${finding.id}`,
    control: '/controls?framework=soc2-2017&control=CC6.1',
    member: `/evidence/${item.id}?resource=${encodeURIComponent(member.id)}`,
    run: `/runs/${finding.run}`,
  }
}

export const NAVIGATION = {
  ...{ Overview: '/', Findings: '/findings?status=fail%2Cunknown', Controls: '/controls', Evidence: '/evidence' },
  ...{ Identity: '/identity', Packages: '/packages', Runs: '/runs', Schedules: '/schedules' },
  ...{ Destinations: '/destinations', Accounts: '/accounts', Settings: '/settings' },
}

const FURTHER = {
  ...{ 'Audit log': '/settings/audit-log', Ledger: '/settings/ledger' },
  Acceptances: '/findings/acceptances',
  Organizations: '/accounts/organizations',
  Compare: '/packages/compare',
  Start: '/start',
}

/** Every route there is, by a name. Those of one thing show that thing. */
export const everyView = ({ details }: World): [name: string, view: string][] =>
  Object.entries({ ...NAVIGATION, ...FURTHER, ...details })

/** Three at once: while one waits, the browser is at work for another. */
const AT_ONCE = 3

/** Goes through views, each in a page of its own, signed in as always. */
export async function visitingEach(
  world: World,
  views: readonly (readonly [name: string, view: string])[],
  visit: (page: Page, address: string, name: string) => Promise<void>,
): Promise<void> {
  const left = [...views]
  await visiting(world, {}, async ({ context }) => {
    const one = async () => {
      for (let view = left.shift(); view !== undefined; view = left.shift()) {
        const { page } = await newPage(context, new URL(world.service.url).origin)
        await visit(page, world.service.url + view[1], view[0]).catch(cause => {
          throw new Error(`The view ${view?.[0]}: ${cause}`, { cause })
        })
        await page.close()
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
  })
}
