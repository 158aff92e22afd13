/** How far the clocks of an authority, of a signer and of whoever verifies may be apart: five minutes, as Kerberos has it. */
export const CLOCK_SKEW_MS = 300_000
