import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, Menu as MenuIcon } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { IconButton } from '../ui/Button'
import { useMedia } from '../ui/useMedia'
import styles from './Menu.module.css'
import { more, pages } from './pages'

/** The pages that the header has no room for; on narrow screens that is all of them. */
export function MoreMenu() {
  const navigate = useNavigate()
  const narrow = useMedia('(width < 960px)') // as Header.module.css has it
  const open = (to: (typeof pages)[number]['to'] | (typeof more)[number]['to']) => () => void navigate({ to })
  return (
    <MenuTrigger>
      <IconButton label={narrow ? 'Pages' : 'More pages'} icon={narrow ? MenuIcon : Ellipsis} />
      <Popover className={styles.popover} placement="bottom start">
        <Menu className={styles.menu} aria-label={narrow ? 'Pages' : 'More pages'}>
          {narrow &&
            pages.map(({ to, name }) => (
              <MenuItem key={to} className={styles.item} onAction={open(to)}>
                {name}
              </MenuItem>
            ))}
          {narrow && <Separator className={styles.separator} />}
          {more.map(({ to, name }) => (
            <MenuItem key={to} className={styles.item} onAction={open(to)}>
              {name}
            </MenuItem>
          ))}
          <MenuItem className={styles.item} href="/graphiql">
            GraphiQL
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
