import { Link } from '@tanstack/react-router'
import { messages } from '../../messages.ts'
import { Page } from '../../parts/page.tsx'
import { Keys } from './keys.tsx'
import { Links } from './links.tsx'
import { People } from './people.tsx'
import styles from './settings.module.css'
import { Statement } from './statement.tsx'
import { Views } from './views.tsx'

const words = messages.settings

export function Settings() {
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        <>
          <Link to="/settings/audit-log">{messages.auditLog.title}</Link>
          <Link to="/settings/ledger">{messages.ledger.title}</Link>
        </>
      }
    >
      <div className={styles.parts}>
        <People />
        <Keys />
        <Links />
        <Statement />
        <Views />
      </div>
    </Page>
  )
}
