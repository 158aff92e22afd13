/** The one part of Sigstore's library that is used; its index would bring the whole along. */
export * as dsse from '@sigstore/core/dist/dsse.js'
