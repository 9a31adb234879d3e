import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'
import styles from './Menu.module.css'
import { setTheme, useTheme, type Theme } from './theme'

const themes: { id: Theme; name: string; icon: typeof Sun }[] = [
  { id: 'light', name: 'Light', icon: Sun },
  { id: 'dark', name: 'Dark', icon: Moon },
  { id: 'system', name: 'As the system', icon: Monitor },
]

export function ThemeMenu() {
  const theme = useTheme()
  return (
    <MenuTrigger>
      <IconButton label="Light or dark" icon={themes.find(({ id }) => id === theme)?.icon ?? Monitor} />
      <Popover className={styles.popover} placement="bottom end">
        <Menu className={styles.menu} aria-label="Light or dark" selectionMode="single" disallowEmptySelection selectedKeys={[theme]}>
          {themes.map(({ id, name }) => (
            <MenuItem key={id} id={id} className={styles.item} textValue={name} onAction={() => setTheme(id)}>
              {name}
              {id === theme && <Icon of={Check} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
