import { z } from 'zod'
import type { Message, PackageHandle } from '../adapter.ts'

/** What a person at the vendor's sees of a package. */
export interface Facts {
  readonly package: string
  readonly account: string | null
  readonly label: string | null
  /** The day on which collecting ended, apart from any day of upload: `2026-11-23`. */
  readonly date: string
  /** 64 hex digits. */
  readonly packageSha256: string
  /** `Collected 2026-11-23T23:15:27Z to 2026-11-23T23:55:25Z. Package …, SHA-256 ….` */
  readonly text: string
}

const announced = z.object({
  data: z
    .object({
      account: z.string().nullish(),
      label: z.string().nullish(),
      collectedAt: z.object({ from: z.string(), to: z.string() }).optional(),
    })
    .default({}),
})

interface Part {
  readonly path: string
  readonly sha256: string
}

/** Of a package, or of a file of it. */
export function factsOf({ payload, at }: Message, { id, sha256 }: PackageHandle, part?: Part): Facts {
  const known = announced.safeParse(JSON.parse(payload))
  const { account = null, label = null, collectedAt } = known.success ? known.data.data : {}
  const collected = collectedAt ? `Collected ${second(collectedAt.from)} to ${second(collectedAt.to)}. ` : ''
  return {
    ...{ package: id, packageSha256: sha256, account, label, date: (collectedAt?.to ?? at).slice(0, 10) },
    text: `${collected}${part ? `File ${part.path}, SHA-256 ${part.sha256}, of package` : 'Package'} ${id}, SHA-256 ${sha256}.`,
  }
}

const second = (moment: string): string => moment.replace(/\.\d+Z$/, 'Z')
/** How the evidence came to be, for fields that ask for it (information produced by the entity). */
export const howMade = ({ account, text }: Facts): string =>
  `Exhibit read the settings${account === null ? '' : ` of AWS account ${account}`} over AWS's own API, by listing each resource type ` +
  'in each region and reading every resource found. The package holds the answers, the calls with their parameters and times, what could ' +
  'not be read, and the tests with their results. Its manifest is signed; `exhibit verify` or the page verify.html inside the package ' +
  `recomputes every digest and count. ${text}`
