export { Buffer } from 'buffer/'

/** Node's, for yauzl, which ends its reading with it. */
export const setImmediate = (call: () => void): void => queueMicrotask(call)
