import { check, fail, pass, Unjudgeable, unknown, type Verdict } from '../../kit/index.ts'
import { securityConfiguration } from './security-configuration.ts'

const GUIDE = 'https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html'

/** What is encrypted at rest: either part may be left out (EMR, Configuration options for security configurations). */
const AT_REST = { S3EncryptionConfiguration: 'Amazon S3', LocalDiskEncryptionConfiguration: 'local disks' } as const

interface Encryption {
  readonly AtRestEncryptionConfiguration?: { readonly [K in keyof typeof AT_REST]?: unknown }
  readonly EnableAtRestEncryption?: unknown
  readonly EnableInTransitEncryption?: unknown
}

/** The part of the document that says what is encrypted; a document without it encrypts nothing. */
function encryptionOf(text: string | null): Encryption {
  try {
    const { EncryptionConfiguration: of = {} } = JSON.parse(text ?? '') as { EncryptionConfiguration?: Encryption }
    return of
  } catch {
    throw new Unjudgeable('The security configuration that AWS answered cannot be read.')
  }
}

function switched(what: string, on: unknown): Verdict {
  if (on === true) return pass(`${what} is on.`)
  return on === false || on === undefined
    ? fail(`${what} is off.`)
    : unknown(`AWS did not state whether ${what} is on.`)
}

export const encryptedAtRest = check(securityConfiguration, {
  id: 'emr-security-configuration-encrypted-at-rest',
  title: 'EMR security configurations encrypt data at rest',
  severity: 'medium',
  remediation: 'Make a security configuration with encryption at rest, and use it for new clusters.',
  references: [GUIDE],
  equivalents: { securityHub: ['EMR.3'], config: ['emr-security-configuration-encryption-rest'] },
  test({ SecurityConfiguration: text }) {
    const { EnableAtRestEncryption: on, AtRestEncryptionConfiguration: of = {} } = encryptionOf(text)
    const parts = Object.entries(AT_REST).flatMap(([part, name]) => (part in of ? [name] : []))
    if (on !== true) return switched('Encryption at rest', on)
    return parts.length > 0
      ? pass(`Encryption at rest is on for ${parts.join(' and ')}.`)
      : unknown('AWS did not state what is encrypted at rest.')
  },
})

export const encryptedInTransit = check(securityConfiguration, {
  id: 'emr-security-configuration-encrypted-in-transit',
  title: 'EMR security configurations encrypt data in transit',
  severity: 'medium',
  remediation: 'Make a security configuration with encryption in transit, and use it for new clusters.',
  references: [GUIDE],
  equivalents: { securityHub: ['EMR.4'], config: ['emr-security-configuration-encryption-transit'] },
  test: ({ SecurityConfiguration: text }) =>
    switched('Encryption in transit', encryptionOf(text).EnableInTransitEncryption),
})
