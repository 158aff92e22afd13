/** How long a worker that died keeps others from its work. */
export const LEASE_MS = 60_000

/** Does work under a lease that was claimed, and renews it until the work ends; a renewal that fails is tried again. */
export async function withLease<T>(renew: (leaseMs: number) => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const renewing = setInterval(() => void renew(LEASE_MS).catch(() => {}), LEASE_MS / 4)
  try {
    return await work()
  } finally {
    clearInterval(renewing)
  }
}
