import { api } from '../../api/client.ts'

/** Sentences with the titles of tests in place of their ids, as the report has them. */
export function usePlainWords(): (text: string) => string {
  const { data } = api.useQuery('get', '/v1/checks')
  const titles = new Map(data?.items.map(({ id, title }) => [id, title]))
  return text => text.replace(/\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g, id => (titles.has(id) ? `“${titles.get(id)}”` : id))
}
