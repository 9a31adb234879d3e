import { useRef } from 'react'
import { Menu, Popover } from 'react-aria-components'
import list from '../../ui/List.module.css'
import { MenuItem } from '../../ui/Menu'

export interface BoxAction {
  readonly id: string
  readonly words: string
  readonly act: () => void
}

interface BoxMenuProps {
  readonly name: string
  /** Where it opens, on the screen. */
  readonly at: { readonly x: number; readonly y: number }
  readonly actions: readonly BoxAction[]
  readonly onClose: () => void
}

/** What can be done with the person or opening of a box. */
export function BoxMenu({ name, at, actions, onClose }: BoxMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      <Popover triggerRef={anchor} isOpen onOpenChange={(open) => !open && onClose()} placement="bottom start" className={list.popover}>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- who opens a menu is going to choose from it */}
        <Menu aria-label={`Actions for ${name}`} autoFocus="first" className={list.list} onClose={onClose}>
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} onAction={action.act}>
              {action.words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  )
}
