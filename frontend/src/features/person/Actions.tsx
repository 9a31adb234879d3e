import { useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { Fragment } from 'react'
import { useMayChange } from '../../api/viewer'
import { editActions } from '../../org/editActions'
import { Button } from '../../ui/Button'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu'

/** What can be changed about a seat; each opens its dialog. Nothing for who may change nothing. */
export function Actions({ seat }: { seat: string }) {
  const navigate = useNavigate()
  const mayChange = useMayChange()
  if (!mayChange) return null
  return (
    <Menu
      label="Change"
      trigger={<Button endIcon={ChevronDown}>Change</Button>}
      onAction={(word) => void navigate({ to: '.', search: (kept) => ({ ...kept, edit: `${word}:${seat}` }) })}
    >
      {editActions(seat).map((group, i) => (
        <Fragment key={i}>
          {i > 0 && <MenuSeparator />}
          {group.map(({ word, label }) => (
            <MenuItem key={word} id={word}>
              {label}
            </MenuItem>
          ))}
        </Fragment>
      ))}
    </Menu>
  )
}
