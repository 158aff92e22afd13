import { messages } from '../../messages.ts'

export function Overview() {
  return <h1>{messages.nav.overview}</h1>
}
