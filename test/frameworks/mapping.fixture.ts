import type { Framework } from '../../src/frameworks/framework.ts'
import { EMPTY_LIBRARY, type Library } from '../../src/frameworks/library.ts'
import { parseFrameworks } from '../../src/frameworks/parse.ts'

/** The one framework of a text. */
export function parseOne(id: string, text: string, library: Library = EMPTY_LIBRARY): Framework {
  const [framework] = parseFrameworks(id, text, library)
  if (!framework) throw new Error('no framework')
  return framework
}

/** A small mapping, as a user would write one. */
export const MAPPING = `
framework: House rules
version: "1.0"
kind: benchmark
publisher: Our company
source: the wiki
licence: ours
controls:
  - id: "2.1"
    title: Buckets take TLS only
    evidence: full
    assessment: automated
    responsibility: customer
    checks:
      - { check: s3-bucket-tls-only, strength: demonstrates, because: it reads the bucket policy }
    evidenceTypes: [aws.s3.bucket]
  - id: "2.10"
    title: Public access is blocked
    evidence: full
    assessment: automated
    responsibility: customer
    checks:
      - { check: s3-account-public-access-blocked, strength: demonstrates, because: it covers every bucket }
      - { check: s3-bucket-public-access-blocked, strength: demonstrates, because: it covers one bucket }
    anyOf:
      - [s3-account-public-access-blocked, s3-bucket-public-access-blocked]
  - id: "3"
    title: Somebody owns each bucket
    evidence: none
    assessment: manual
    responsibility: customer
    needs: the list of owners
`

export const ID = 'house-rules-1.0'
