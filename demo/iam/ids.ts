import { createHash } from 'node:crypto'

/** The id of the role that reads the account. */
export const READER = 'exhibit-reader'
export const READER_ID = 'AROATCH6YDSYQ4N7EXHIB'

/** What unique ids of IAM begin with; IAM User Guide, "Unique identifiers". */
const PREFIXES: Readonly<Record<string, string>> = {
  UserId: 'AIDA',
  GroupId: 'AGPA',
  RoleId: 'AROA',
  PolicyId: 'ANPA',
  InstanceProfileId: 'AIPA',
  ServerCertificateId: 'ASCA',
}
/** Which account an id belongs to stands after its prefix. */
const ACCOUNT = 'TCH6YDSY'

/** Ids as IAM writes them: the emulator's are in lower case, and without prefixes, or the same for all. */
export function withUniqueIds(body: string): string {
  const ids = body.replace(/<(\w+Id)>([a-z0-9]{16,24})</g, (all, element: string, id: string) => {
    const prefix = PREFIXES[element]
    return prefix ? `<${element}>${uniqueId(prefix, id)}<` : all
  })
  return ids
    .replace(
      /(<ServerCertificateName>)([^<]*)(<\/ServerCertificateName><ServerCertificateId>)[^<]*/g,
      (_, before: string, name: string, between: string) => before + name + between + uniqueId('ASCA', name),
    )
    .replaceAll(new RegExp(`(<RoleName>${READER}</RoleName><RoleId>)[^<]*`, 'g'), `$1${READER_ID}`)
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function uniqueId(prefix: string, of: string): string {
  const bytes = createHash('sha256').update(of).digest()
  return prefix + ACCOUNT + Array.from(bytes.subarray(0, 9), byte => BASE32[byte % 32]).join('')
}
