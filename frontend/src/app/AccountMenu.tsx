import { useNavigate } from '@tanstack/react-router'
import { CircleUser } from 'lucide-react'
import type { OrganizationQuery } from '../api/gql/graphql'
import { signOut } from '../api/signOut'
import { bare } from '../org/refs'
import { IconButton } from '../ui/Button'
import { Menu, MenuItem, MenuSection } from '../ui/Menu'

const words = { VIEWER: 'may look', ANALYST: 'may look and take away', EDITOR: 'may change people', ADMIN: 'may do everything' } as const

/** Who is signed in, and the way out. */
export default function AccountMenu({ viewer }: { viewer: OrganizationQuery['viewer'] }) {
  const navigate = useNavigate()
  const { name, person, roles } = viewer
  return (
    <Menu label="Account" placement="bottom end" trigger={<IconButton label={`Signed in as ${name}`} icon={CircleUser} />}>
      <MenuSection title={`${name}, who ${words[roles.at(-1) ?? 'VIEWER']}`}>
        {person && <MenuItem onAction={() => void navigate({ to: '/people/$id', params: { id: bare(person.ref) } })}>Your own page</MenuItem>}
        <MenuItem onAction={() => void signOut()}>Sign out</MenuItem>
      </MenuSection>
    </Menu>
  )
}
