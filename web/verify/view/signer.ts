import type { Validity, Verification } from '../../../src/package/verify/result.ts'
import { count, el, facts, mono, plain, section, when } from './dom.ts'
import { hosts } from './verdict.ts'

const WORTH: Record<Verification['trust'], string> = {
  pinned: 'pinned: it has the fingerprint that you gave',
  ca: 'ca: the authority that you named issued it; who it is of counts only if you named that too',
  unpinned: 'unpinned: nothing shows whose it is',
}

/** A name that nobody vouched for is told as what it is. */
function saidText({ time, authority, trust }: NonNullable<Verification['timestamp']>): string {
  if (trust === 'ca')
    return `${when(time)} by ${plain(authority)}, vouched for by the timestamp authority that you named`
  return `${when(time)}, from an authority that was not verified; it names itself ${plain(authority)}`
}

const VALIDITY: Record<Validity, string | null> = {
  current: null,
  not_yet: 'It begins only after what the clock of this computer says.',
  expired_after_signing: 'Its chain has ended by now; a verified time shows that it was signed before.',
  expired_unproven: 'It has expired by now, or one above it; no verified time shows that it was signed before.',
}

/** The checkpoint of the ledger: whoever holds the same one from elsewhere can compare. */
function ledgerText({ origin, size, root, timestamp }: NonNullable<Verification['ledger']>): HTMLElement {
  const seen = timestamp ? `, seen ${saidText(timestamp)}` : ''
  return el('span', {}, `${plain(origin)}, ${count(size)} entries, root `, mono(root), seen)
}

/** Who signed, where the settings are from, and when an outside authority saw the signature. */
export function signer({ signer, source, timestamp, timestampGap, ledger, trust, valid }: Verification): HTMLElement {
  return section(
    'Signature',
    facts([
      [
        trust === 'ca' ? 'Certificate of' : 'Certificate, which names itself',
        signer ? plain(signer.subject) : 'cannot be read',
      ],
      ['Issued by', signer && plain(signer.issuer)],
      ['Fingerprint (SHA-256)', signer && mono(signer.fingerprint)],
      ['Certificate valid', signer && `${when(signer.notBefore)} to ${when(signer.notAfter)}`],
      ['', signer && VALIDITY[signer.validity]],
      ['Trust', valid ? WORTH[trust] : null],
      ['Source of the settings', source && hosts(source)],
      ['Outside timestamp', timestamp ? saidText(timestamp) : 'none: only the signer says when it was signed'],
      ["Fingerprint of the timestamp's authority", timestamp && mono(timestamp.fingerprint)],
      ['', timestampGap],
      ['Recorded in the ledger', ledger && ledgerText(ledger)],
    ]),
  )
}
