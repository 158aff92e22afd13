/** What `Intl` takes, aliases and new names too; an offset such as +02:00 is none, as it knows no clock changes. */
export function isTimezone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
