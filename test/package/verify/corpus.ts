import type { Attack } from './attacks/attack.ts'
import { containers } from './attacks/containers.ts'
import { coverage } from './attacks/coverage.ts'
import { data } from './attacks/data.ts'
import { files } from './attacks/files.ts'
import { ledger } from './attacks/ledger.ts'
import { manifests } from './attacks/manifests.ts'
import { names } from './attacks/names.ts'
import { profile } from './attacks/profile.ts'
import { reports } from './attacks/reports.ts'
import { listing, tables } from './attacks/results.ts'

/** Packages that must not verify, each for its own reason. */
export const ATTACKS: readonly Attack[] = [
  ...containers,
  ...profile,
  ...names,
  ...manifests,
  ...files,
  ...reports,
  ...data,
  ...coverage,
  ...tables,
  ...listing,
  ...ledger,
]
