import { createContext, useContext } from 'react'
import type { OrganizationQuery } from './gql/graphql'

/** Who looks at the explorer, and what they may do; undefined while that is not known. */
export const Viewer = createContext<OrganizationQuery['viewer'] | undefined>(undefined)

/** Whether the viewer may take things away. While that is not known, it is assumed: the server decides. */
export const mayTakeAway = (viewer: OrganizationQuery['viewer'] | undefined) => !viewer || viewer.roles.includes('ANALYST')

/** Whether the viewer may change anybody. */
export function useMayEdit(): boolean {
  const viewer = useContext(Viewer)
  return !viewer || viewer.roles.includes('EDITOR')
}

/** Whether the viewer may change something: people managers may, below themselves. The server says what exactly. */
export function useMayChange(): boolean {
  const viewer = useContext(Viewer)
  return useMayEdit() || !!viewer?.person?.span.direct
}
