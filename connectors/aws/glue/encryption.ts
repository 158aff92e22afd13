import type { EncryptionConfiguration } from '@aws-sdk/client-glue'
import {
  type Entry,
  fail,
  inRegion,
  type Json,
  type Population,
  pass,
  type Reading,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { securityConfiguration } from './security-configuration.ts'

type Configured = { name: string | undefined; encryption: Json<EncryptionConfiguration> | undefined }

/** What a security configuration encrypts. */
export type Part = 'S3Encryption' | 'CloudWatchEncryption' | 'JobBookmarksEncryption'

export const configurations: { readonly configurations: Reading<Configured> } = {
  configurations: inRegion(securityConfiguration, s => ({ name: s.Name, encryption: s.EncryptionConfiguration })),
}

/** Whether the named security configuration encrypts a part of what is written. */
export function encrypts(all: Population<Configured>, name: string, part: Part): Verdict {
  const found: Entry<Configured> | undefined = all.find(({ value }) => value.name === name)
  if (!found) return unknown(`Security configuration ${name} is not among those of the region.`)
  const modes = modesOf(found.value.encryption, part)
  if (modes.length === 0 || modes.includes(undefined))
    return unknown(`AWS did not say what security configuration ${name} encrypts.`)
  if (modes.includes('DISABLED')) return fail(`Security configuration ${name} leaves it unencrypted.`)
  const told = [...new Set(modes)].join(' and ')
  return modes.every(mode => mode !== undefined && MODES.includes(mode))
    ? pass(`Security configuration ${name} encrypts it by ${told}.`)
    : unknown(`How security configuration ${name} encrypts it is not known (${told}).`)
}

/** How S3 objects, logs and bookmarks are encrypted (Glue API reference, EncryptionConfiguration). */
const MODES = ['SSE-KMS', 'SSE-S3', 'CSE-KMS']

function modesOf(of: Json<EncryptionConfiguration> | undefined, part: Part): (string | undefined)[] {
  if (part === 'S3Encryption') return (of?.S3Encryption ?? []).map(one => one.S3EncryptionMode)
  return part === 'CloudWatchEncryption'
    ? [of?.CloudWatchEncryption?.CloudWatchEncryptionMode]
    : [of?.JobBookmarksEncryption?.JobBookmarksEncryptionMode]
}
