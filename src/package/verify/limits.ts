const MiB = 1024 * 1024

/** What the verifier reads at most: every number in a package is an attacker's until it verifies. */
export const LIMITS = {
  entries: 200_000,
  /** Bytes of the directory of a zip, which is read whole. */
  directory: 128 * MiB,
  /** Bytes of a file that is read whole. */
  manifest: 64 * MiB,
  envelope: 96 * MiB,
  signature: 256,
  token: 256 * 1024,
  checkpoint: 64 * 1024,
  ledgerProofs: 64 * MiB,
  certificates: 64 * 1024,
  report: 128 * MiB,
  /** Bytes of one line of a data file. */
  line: 32 * MiB,
  /** Levels of nesting in JSON; AWS nests policies about ten deep. */
  depth: 64,
  /** Bytes out for one byte in, once a file is larger than a mebibyte. Evidence compresses about 10 to 60 times. */
  ratio: 250,
  ratioFrom: MiB,
} as const
