import { check, fail, pass, unknown } from '../../kit/index.ts'
import { database } from './database.ts'

const GUIDE = 'https://docs.aws.amazon.com/lightsail/latest/userguide'

export const databaseNotPublic = check(database, {
  id: 'lightsail-database-not-public',
  title: 'Lightsail databases have no public address',
  severity: 'high',
  remediation: 'Turn off public mode of the database.',
  references: [`${GUIDE}/amazon-lightsail-configuring-database-public-mode.html`],
  equivalents: { prowler: ['lightsail_database_public'] },
  test({ publiclyAccessible: is }) {
    if (is === undefined) return unknown('AWS did not say whether the database is public.')
    return is ? fail('The database is public.') : pass('The database is not public.')
  },
})

export const databaseBackups = check(database, {
  id: 'lightsail-database-backups-enabled',
  title: 'Lightsail databases are backed up',
  severity: 'medium',
  remediation: 'Turn on automated backups of the database.',
  references: [`${GUIDE}/amazon-lightsail-databases.html`],
  test({ backupRetentionEnabled: on }) {
    if (on === undefined) return unknown('AWS did not say whether backups are on.')
    return on ? pass('Automated backups are on.') : fail('Automated backups are off.')
  },
})
