import { check, fail, inRegion, notApplicable, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { connection } from './connection.ts'
import { dataCatalog } from './data-catalog.ts'

const GUIDE = 'https://docs.aws.amazon.com/glue/latest/dg'

export const catalogEncrypted = check(dataCatalog, {
  id: 'glue-data-catalog-metadata-encrypted',
  title: 'The Data Catalog of Glue is encrypted',
  severity: 'medium',
  remediation: 'Turn on encryption of metadata in the settings of the Data Catalog.',
  references: [`${GUIDE}/encrypt-glue-data-catalog.html`],
  equivalents: { prowler: ['glue_data_catalogs_metadata_encryption_enabled'] },
  test(catalog) {
    const { CatalogEncryptionMode: mode, SseAwsKmsKeyId: key } =
      catalog.DataCatalogEncryptionSettings?.EncryptionAtRest ?? {}
    if (mode === undefined) return unknown('AWS did not say how the catalog is encrypted.')
    if (mode === 'SSE-KMS' || mode === 'SSE-KMS-WITH-SERVICE-ROLE')
      return pass(`Metadata is encrypted by ${mode}${key ? ` with ${key}` : ''}.`)
    if (mode !== 'DISABLED') return unknown(`What the mode ${mode} encrypts is not known.`)
    return catalog.Databases.length === 0
      ? notApplicable('The catalog has no database.')
      : fail('Metadata is not encrypted.')
  },
})

export const passwordsEncrypted = check(dataCatalog, {
  id: 'glue-data-catalog-connection-passwords-encrypted',
  title: 'The Data Catalog of Glue encrypts passwords of connections',
  severity: 'medium',
  remediation: 'Turn on encryption of connection passwords in the settings of the Data Catalog.',
  references: [`${GUIDE}/encrypt-connection-passwords.html`],
  equivalents: { prowler: ['glue_data_catalogs_connection_passwords_encryption_enabled'] },
  reads: { connections: inRegion(connection, () => true) },
  test({ DataCatalogEncryptionSettings: settings }, { read }) {
    const is = settings?.ConnectionPasswordEncryption?.ReturnConnectionPasswordEncrypted
    if (is === undefined) return unknown('AWS did not say whether passwords are encrypted.')
    if (is) return pass('Passwords of connections are encrypted.')
    return read.connections.some(() => true)
      ? fail('Passwords of connections are not encrypted.')
      : notApplicable('The catalog has no connection.')
  },
})

export const catalogNotPublic = check(dataCatalog, {
  id: 'glue-data-catalog-policy-not-public',
  title: 'The policy of the Data Catalog lets nobody in by a wildcard alone',
  severity: 'high',
  remediation: 'Name the principals in the policy of the catalog.',
  references: [`${GUIDE}/security_iam_resource-based-policy-examples.html`],
  equivalents: { prowler: ['glue_data_catalogs_not_publicly_accessible'] },
  test: ({ PolicyInJson }) =>
    PolicyInJson === null ? pass('The catalog has no policy.') : letsNobodyInByWildcard(PolicyInJson),
})
