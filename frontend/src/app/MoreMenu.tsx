import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, Menu as MenuIcon } from 'lucide-react'
import { useMayEdit } from '../api/viewer'
import { IconButton } from '../ui/Button'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu'
import { useMedia } from '../ui/useMedia'
import { more, pages } from './pages'

/** The pages that the header has no room for; on narrow screens that is all of them. */
export function MoreMenu() {
  const navigate = useNavigate()
  const narrow = useMedia('(width < 1024px)') // as Header.module.css has it
  const mayEdit = useMayEdit()
  const label = narrow ? 'Pages' : 'More pages'
  const item = ({ to, name }: (typeof pages)[number] | (typeof more)[number]) => (
    <MenuItem key={to} onAction={() => void navigate({ to })}>
      {name}
    </MenuItem>
  )
  return (
    <Menu label={label} trigger={<IconButton label={label} icon={narrow ? MenuIcon : Ellipsis} />}>
      {narrow && pages.map(item)}
      {narrow && <MenuSeparator />}
      {more.filter(({ to }) => mayEdit || to !== '/import').map(item)}
      <MenuItem href="/graphiql">GraphiQL</MenuItem>
    </Menu>
  )
}
