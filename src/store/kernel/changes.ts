/** Some members of something, to be changed; absent and `undefined` ones stay as they are. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined }
