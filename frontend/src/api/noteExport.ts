import { client } from './client'
import { graphql } from './gql/gql'

const NoteExport = graphql(`
  mutation NoteExport($name: String!) {
    noteExport(name: $name)
  }
`)

/** Has the server note that a file is taken away; fails where the viewer may not. Where nobody signs in, it need not be there. */
export async function noteExport(name: string, signedIn: boolean): Promise<void> {
  const { error } = await client.mutation(NoteExport, { name }).toPromise()
  if (error && (error.graphQLErrors.length > 0 || signedIn)) throw error
}
