import { messages } from '../../messages.ts'
import type { Column } from '../../parts/column.ts'
import type { Finding } from './rows.ts'

const words = messages.findings

/** What an export of findings holds: every column of the table, and whole what it shows in short. */
export const EXPORTED: readonly Column<Finding>[] = [
  { head: words.status, value: ({ status }) => messages.status[status] },
  { head: words.severity, value: ({ severity }) => messages.severity[severity] },
  { head: words.test, value: ({ title }) => title },
  { head: words.resource, value: ({ resource }) => resource },
  { head: words.account, value: ({ account }) => account },
  { head: words.region, value: ({ region }) => region },
  { head: words.openSince, value: ({ openSince }) => openSince },
  { head: words.why, value: ({ reason }) => reason },
  { head: words.testItself, value: ({ check }) => check },
  { head: words.findingId, value: ({ id }) => id },
]
