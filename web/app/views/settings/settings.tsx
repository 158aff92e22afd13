import { messages } from '../../messages.ts'
import { Page } from '../../parts/page.tsx'
import { AuditLog } from './audit-log.tsx'
import { Keys } from './keys.tsx'
import styles from './settings.module.css'
import { Statement } from './statement.tsx'

const words = messages.settings

export function Settings() {
  return (
    <Page title={words.title} lead={words.lead}>
      <div className={styles.parts}>
        <Keys />
        <Statement />
        <AuditLog />
      </div>
    </Page>
  )
}
