import type { Verification } from '../../../src/package/verify/result.ts'
import { count, el, facts, mono, plain, section, when } from './dom.ts'
import { hosts } from './verdict.ts'

const WORTH: Record<Verification['trust'], string> = {
  pinned: 'pinned: it has the fingerprint that you gave',
  ca: 'ca: the authority that you named issued it',
  unpinned: 'unpinned: nothing shows whose it is',
}

/** The checkpoint of the ledger: whoever holds the same one from elsewhere can compare. */
function ledgerText({ origin, size, root, timestamp }: NonNullable<Verification['ledger']>): HTMLElement {
  const seen = timestamp ? `, seen ${when(timestamp.time)} by ${plain(timestamp.authority)}` : ''
  return el('span', {}, `${plain(origin)}, ${count(size)} entries, root `, mono(root), seen)
}

/** Who signed, where the settings are from, and when an outside authority saw the signature. */
export function signer({ signer, source, timestamp, timestampGap, ledger, trust, valid }: Verification): HTMLElement {
  return section(
    'Signature',
    facts([
      ['Certificate of', signer ? plain(signer.subject) : 'cannot be read'],
      ['Issued by', signer && plain(signer.issuer)],
      ['Fingerprint (SHA-256)', signer && mono(signer.fingerprint)],
      ['Certificate valid', signer && `${when(signer.notBefore)} to ${when(signer.notAfter)}`],
      ['Trust', valid ? WORTH[trust] : null],
      ['Source of the settings', source && hosts(source)],
      [
        'Outside timestamp',
        timestamp
          ? `${when(timestamp.time)}, by ${plain(timestamp.authority)}`
          : 'none: only the signer says when it was signed',
      ],
      ["Fingerprint of the timestamp's authority", timestamp && mono(timestamp.fingerprint)],
      ['', timestampGap],
      ['Recorded in the ledger', ledger && ledgerText(ledger)],
    ]),
  )
}
