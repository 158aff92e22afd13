const TYPES: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  pdf: 'application/pdf',
  json: 'application/json',
  csv: 'text/csv',
}

export const contentTypeOf = (extension: string): string | undefined => TYPES[extension]
