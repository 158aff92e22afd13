/** The sign of the product, beside its name. */
export function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path d="M10 8h12v3.4H14v3h7v3.3h-7v3H22V24H10z" fill="var(--on-accent)" />
    </svg>
  )
}
