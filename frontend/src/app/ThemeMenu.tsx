import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '../ui/Button'
import { Menu, MenuItem } from '../ui/Menu'
import { setTheme, useTheme, type Theme } from './theme'

const themes: { id: Theme; name: string; icon: typeof Sun }[] = [
  { id: 'light', name: 'Light', icon: Sun },
  { id: 'dark', name: 'Dark', icon: Moon },
  { id: 'system', name: 'As the system', icon: Monitor },
]

export function ThemeMenu() {
  const theme = useTheme()
  const icon = themes.find(({ id }) => id === theme)?.icon ?? Monitor
  return (
    <Menu
      label="Light or dark"
      placement="bottom end"
      trigger={<IconButton label="Light or dark" icon={icon} />}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
    >
      {themes.map(({ id, name }) => (
        <MenuItem key={id} id={id} onAction={() => setTheme(id)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  )
}
