import { Link } from '@tanstack/react-router'
import { BASE } from '../../api/session.ts'
import { messages } from '../../messages.ts'
import { Page } from '../../parts/page.tsx'
import { PackagesTable } from './table.tsx'

const words = messages.packages

export function Packages() {
  return (
    <Page
      title={words.title}
      acts={<Link to="/packages/compare">{messages.compare.title}</Link>}
      lead={
        <>
          {words.lead} <a href={`${BASE}verify.html`}>{words.verify}</a>
        </>
      }
    >
      <PackagesTable />
    </Page>
  )
}
