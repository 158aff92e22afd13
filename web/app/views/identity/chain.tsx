import { messages } from '../../messages.ts'
import styles from './identity.module.css'

/** One way to become administrator: from whom, by which steps. The arrows are drawn, the words are text. */
export function ChainPicture({ from, way }: { from: string; way: string }) {
  return (
    <ol className={styles.chain} aria-label={messages.identity.way(from)}>
      {[from, ...way.split(', then ')].map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way does not change, and its steps may repeat.
        <li key={at}>
          {at > 0 && (
            <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true">
              <path d="M1 5h22M19 1.5 23 5l-4 3.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
            </svg>
          )}
          <bdi>{step}</bdi>
        </li>
      ))}
    </ol>
  )
}
