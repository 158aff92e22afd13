import type { ChainProblem } from '../../../src/trust/chain/validate.ts'
import { CA, LEAF, type Wanted } from './issue.ts'

/** Certificates of the corpus, each after the one that issues it. */
export const CERTIFICATES: Readonly<Record<string, Wanted>> = {
  root: { extensions: CA },
  'root-rsa': { key: 'rsa', extensions: CA, digest: 'sha512' },
  'root-384': { key: 'p384', extensions: CA, digest: 'sha384' },
  'root-0': { extensions: pathLength(0) },
  'root-v1': { extensions: null },
  'root-short': { extensions: CA, days: 5 },
  'root-twin': { subject: '/CN=root', extensions: CA },
  'root-signs-only': { extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign'] },
  'root-weak': { key: 'rsa1024', extensions: CA },

  middle: { by: 'root', extensions: CA },
  'middle-rsa': { by: 'root-rsa', key: 'rsa', extensions: CA },
  'middle-384': { by: 'root-384', key: 'p384', extensions: CA, digest: 'sha512' },
  'middle-short': { by: 'root', extensions: CA, days: 5 },
  'no-authority': { by: 'root', extensions: ['basicConstraints=critical,CA:FALSE'] },
  'says-nothing': { by: 'root', extensions: ['subjectKeyIdentifier=hash'] },
  'usage-alone': { by: 'root', extensions: ['keyUsage=critical,keyCertSign'] },
  'no-cert-sign': {
    by: 'root',
    extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,digitalSignature'],
  },
  'middle-v1': { by: 'root', extensions: null },
  'length-0': { by: 'root', extensions: pathLength(0) },
  'length-1': { by: 'root', extensions: pathLength(1) },
  'below-0': { by: 'length-0', extensions: CA },
  'self-issued-0': { by: 'length-0', subject: '/CN=length-0', extensions: CA },
  'below-1': { by: 'length-1', extensions: CA },
  'below-root-0': { by: 'root-0', extensions: CA },
  'unknown-critical': { by: 'root', extensions: [...CA, '1.2.3.4.5=critical,ASN1:NULL'] },
  'for-servers': { by: 'root', extensions: [...CA, 'extendedKeyUsage=serverAuth'] },
  'for-mail': { by: 'root', extensions: [...CA, 'extendedKeyUsage=emailProtection'] },
  'asks-policy': { by: 'root', extensions: [...CA, 'policyConstraints=critical,requireExplicitPolicy:0'] },
  'only-acme': constrained('permitted;dirName:acme', ['[acme]', 'O=Acme']),
  'not-acme': constrained('excluded;dirName:acme', ['[acme]', 'O=Acme']),
  'only-dns': constrained('permitted;DNS:acme.example'),
  'not-dns': constrained('excluded;DNS:acme.example'),
  'only-mail': constrained('permitted;email:acme.example'),
  'only-mail-below': constrained('permitted;email:.acme.example'),
  'not-mail': constrained('excluded;email:acme.example'),
  'only-uri': constrained('permitted;URI:.acme.example'),
  'only-ip': constrained('permitted;IP:10.0.0.0/255.0.0.0'),
  'not-ip': constrained('excluded;IP:10.0.0.0/255.0.0.0'),
  'only-acme-sub': { by: 'only-acme', subject: '/O=Acme/CN=sub', extensions: CA },
  'only-acme-stray': { by: 'only-acme', subject: '/O=Other/CN=stray', extensions: CA },

  // Two authorities that certify each other, and a root above one of them.
  east: { extensions: CA },
  west: { extensions: CA },
  'east-by-west': { by: 'west', keyOf: 'east', subject: '/CN=east', extensions: CA },
  'west-by-east': { by: 'east', keyOf: 'west', subject: '/CN=west', extensions: CA },
  'east-by-root': { by: 'root', keyOf: 'east', subject: '/CN=east', extensions: CA },
}

export interface Case {
  /** What the signer's certificate is; its issuer is the first of `between`, else the first root. */
  readonly leaf: Wanted
  readonly between?: readonly string[]
  readonly roots: readonly string[]
  /** Days from now at which all must hold. */
  readonly day?: number
  /** What is done to the leaf afterwards. */
  readonly spoiled?: true
  readonly problem: ChainProblem | null
  /** Where OpenSSL accepts what we do not: why we do not. */
  readonly stricter?: string
}

const named = (subject: string, ...more: string[]): Wanted => ({ subject, extensions: [...LEAF, ...more] })
const altName = (name: string): Wanted => ({ extensions: [...LEAF, `subjectAltName=${name}`] })
const under = (between: string, leaf: Wanted, problem: Case['problem'], stricter?: string): Case => ({
  ...{ leaf, between: [between], roots: ['root'], problem },
  ...(stricter !== undefined && { stricter }),
})

const DOCUMENTS = 'only certificates for documents or mail sign packages'
const NOT_ALLOWED = 'names_not_allowed'

export const CASES: Readonly<Record<string, Case>> = {
  'below a root': { leaf: {}, roots: ['root'], problem: null },
  'below a middle': under('middle', {}, null),
  'RSA above': { leaf: {}, between: ['middle-rsa'], roots: ['root-rsa'], problem: null },
  'P-384 above, SHA-384': { leaf: { digest: 'sha384' }, between: ['middle-384'], roots: ['root-384'], problem: null },
  'two roots in one PEM': { leaf: {}, between: ['middle'], roots: ['root-rsa', 'root'], problem: null },
  'the middle itself is trusted': { leaf: {}, between: ['middle'], roots: ['middle'], problem: null },
  'another root': { leaf: {}, between: ['middle'], roots: ['root-rsa'], problem: 'no_path' },
  'a root of the same name with another key': {
    leaf: {},
    between: ['middle'],
    roots: ['root-twin'],
    problem: 'no_path',
  },
  'that root and the true one': { leaf: {}, between: ['middle'], roots: ['root-twin', 'root'], problem: null },
  'no middle': { leaf: { by: 'middle' }, roots: ['root'], problem: 'no_path' },
  'out of order': { leaf: { by: 'below-1' }, between: ['length-1', 'below-1'], roots: ['root'], problem: null },
  'a wrong signature': { leaf: {}, roots: ['root'], spoiled: true, problem: 'no_path' },
  'a leaf that has expired': { leaf: { days: 5 }, roots: ['root'], day: 10, problem: 'not_valid_then' },
  'a leaf that has not begun': { leaf: {}, roots: ['root'], day: -2, problem: 'not_valid_then' },
  'a middle that has expired': { ...under('middle-short', {}, 'not_valid_then'), day: 10 },
  'a root that has expired': { leaf: {}, roots: ['root-short'], day: 10, problem: 'not_valid_then' },
  'an issuer that is no authority': under('no-authority', {}, 'not_an_authority'),
  'an issuer that says nothing of it': under('says-nothing', {}, 'not_an_authority'),
  'an issuer with its usage alone': under('usage-alone', {}, 'not_an_authority'),
  'an issuer that may not sign certificates': under('no-cert-sign', {}, 'not_an_authority'),
  'a middle of version 1': under('middle-v1', {}, 'not_an_authority'),
  'a root of version 1': {
    ...{
      leaf: {},
      roots: ['root-v1'],
      problem: 'not_an_authority',
      stricter: 'such a one says nothing of what it is for',
    },
  },
  'a root that may not sign certificates': { leaf: {}, roots: ['root-signs-only'], problem: 'not_an_authority' },
  'path length 0, a leaf': under('length-0', {}, null),
  'path length 0, a middle': { ...under('below-0', {}, 'path_too_long'), between: ['below-0', 'length-0'] },
  'path length 0, a self-issued middle': {
    ...under('self-issued-0', {}, null),
    between: ['self-issued-0', 'length-0'],
  },
  'path length 1, a middle': { ...under('below-1', {}, null), between: ['below-1', 'length-1'] },
  'path length 0 of the root': { leaf: {}, between: ['below-root-0'], roots: ['root-0'], problem: 'path_too_long' },
  'an unknown critical extension of the leaf': {
    ...{
      leaf: { extensions: [...LEAF, '1.2.3.4.5=critical,ASN1:NULL'] },
      roots: ['root'],
      problem: 'unknown_extension',
    },
  },
  'an unknown extension that is not critical': {
    ...{ leaf: { extensions: [...LEAF, '1.2.3.4.5=ASN1:NULL'] }, roots: ['root'], problem: null },
  },
  'an unknown critical extension of a middle': under('unknown-critical', {}, 'unknown_extension'),
  'a policy that is required': under('asks-policy', {}, 'policy_required', 'policies are not evaluated'),
  'a leaf without extensions': { leaf: { extensions: ['subjectKeyIdentifier=hash'] }, roots: ['root'], problem: null },
  'a leaf of version 1': { leaf: { extensions: null }, roots: ['root'], problem: null },
  'a leaf for key agreement': {
    leaf: { extensions: ['keyUsage=critical,keyAgreement'] },
    ...{ roots: ['root'], problem: 'other_purpose', stricter: DOCUMENTS },
  },
  'a leaf for key agreement and servers below path length 0': {
    leaf: { extensions: ['keyUsage=critical,keyAgreement', 'extendedKeyUsage=serverAuth'] },
    ...{ between: ['below-0', 'length-0'], roots: ['root'], problem: 'path_too_long' },
  },
  'a leaf for commitments': {
    leaf: { extensions: ['keyUsage=critical,nonRepudiation'] },
    roots: ['root'],
    problem: null,
  },
  ...Object.fromEntries(
    [
      ['serverAuth', false],
      ['clientAuth', false],
      ['codeSigning', false],
      ['critical,timeStamping', false],
      ['emailProtection', true],
      ['serverAuth,emailProtection', true],
      ['1.3.6.1.5.5.7.3.36', true],
      ['anyExtendedKeyUsage', true],
    ].map(([purpose, fits]) => [
      `a leaf for ${purpose}`,
      {
        leaf: { extensions: [...LEAF, `extendedKeyUsage=${purpose}`] },
        ...{ roots: ['root'], problem: fits === true ? null : ('other_purpose' as const) },
        ...(fits !== true && { stricter: DOCUMENTS }),
      },
    ]),
  ),
  'a middle for servers': under('for-servers', {}, 'other_purpose', DOCUMENTS),
  'a middle for mail': under('for-mail', {}, null),

  'only O=Acme: so it is': under('only-acme', named('/O=Acme/CN=x'), null),
  'only O=Acme: in other case and spaces': under('only-acme', named('/O=  ACME /CN=x'), null),
  'only O=Acme: another': under('only-acme', named('/O=Other/CN=x'), NOT_ALLOWED),
  'only O=Acme: none': under('only-acme', named('/CN=x'), NOT_ALLOWED),
  'only O=Acme: two levels': {
    ...under('only-acme-sub', named('/O=Acme/CN=x'), null),
    between: ['only-acme-sub', 'only-acme'],
  },
  'only O=Acme: another, two levels': {
    ...under('only-acme-sub', named('/O=Other/CN=x'), NOT_ALLOWED),
    between: ['only-acme-sub', 'only-acme'],
  },
  'only O=Acme: a middle that is another': {
    ...under('only-acme-stray', named('/O=Acme/CN=x'), NOT_ALLOWED),
    between: ['only-acme-stray', 'only-acme'],
  },
  'not O=Acme: so it is': under('not-acme', named('/O=Acme/CN=x'), NOT_ALLOWED),
  'not O=Acme: another': under('not-acme', named('/O=Other/CN=x'), null),
  'only a host: it': under('only-dns', altName('DNS:a.acme.example'), null),
  'only a host: another': under('only-dns', altName('DNS:acme.example.org'), NOT_ALLOWED),
  'only a host: one that ends alike': under('only-dns', altName('DNS:notacme.example'), NOT_ALLOWED),
  'only a host: a common name like another': under('only-dns', named('/CN=www.other.example'), NOT_ALLOWED),
  'only a host: a common name unlike any': under('only-dns', named('/CN=Evidence of Acme'), null),
  'not a host: it': under('not-dns', altName('DNS:A.Acme.example'), NOT_ALLOWED),
  'not a host: another': under('not-dns', altName('DNS:other.example'), null),
  'only mail: it': under('only-mail', altName('email:a@acme.example'), null),
  'only mail: another': under('only-mail', altName('email:a@other.example'), NOT_ALLOWED),
  'only mail: a host below': under('only-mail', altName('email:a@b.acme.example'), NOT_ALLOWED),
  'only mail: in the subject': under('only-mail', named('/CN=x/emailAddress=a@other.example'), NOT_ALLOWED),
  'only mail below: it': under('only-mail-below', altName('email:a@b.acme.example'), null),
  'only mail below: the host itself': under('only-mail-below', altName('email:a@acme.example'), NOT_ALLOWED),
  'not mail: it': under('not-mail', altName('email:a@ACME.example'), NOT_ALLOWED),
  'not mail: another': under('not-mail', altName('email:a@other.example'), null),
  'only addresses on the web: it': under('only-uri', altName('URI:https://x.acme.example/a'), null),
  'only addresses on the web: another': under('only-uri', altName('URI:https://acme.example.org/'), NOT_ALLOWED),
  'only a network: it': under('only-ip', altName('IP:10.1.2.3'), null),
  'only a network: another': under('only-ip', altName('IP:11.1.2.3'), NOT_ALLOWED),
  'not a network: it': under('not-ip', altName('IP:10.1.2.3'), NOT_ALLOWED),
  'not a network: another version': under('not-ip', altName('IP:2001:db8::1'), null),

  'a circle without a root': {
    ...{ leaf: { by: 'east' }, between: ['east-by-west', 'west-by-east'], roots: ['root'], problem: 'no_path' },
  },
  'a circle with a way out': {
    leaf: { by: 'east' },
    ...{ between: ['east-by-west', 'west-by-east', 'east-by-root'], roots: ['root'], problem: null },
  },
  'across to the other': { leaf: { by: 'east' }, between: ['east-by-west'], roots: ['west'], problem: null },
  'a short RSA key above': {
    ...{ leaf: {}, roots: ['root-weak'], problem: 'no_path', stricter: 'RSA keys below 2048 bits are not accepted' },
  },
  'SHA-1': { leaf: { digest: 'sha1' }, roots: ['root'], problem: 'no_path', stricter: 'SHA-1 is not accepted' },
}

function pathLength(length: number): string[] {
  return [`basicConstraints=critical,CA:TRUE,pathlen:${length}`, 'keyUsage=critical,keyCertSign']
}

function constrained(limits: string, more: string[] = []): Wanted {
  return { by: 'root', extensions: [...CA, `nameConstraints=critical,${limits}`, ...more] }
}
