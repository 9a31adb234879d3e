import { Menu, MenuItem, Popover } from 'react-aria-components'
import { useRef } from 'react'
import styles from './ChartTools.module.css'

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
      <Popover triggerRef={anchor} isOpen onOpenChange={(open) => !open && onClose()} placement="bottom start" className={styles.popover}>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- who opens a menu is going to choose from it */}
        <Menu aria-label={`Actions for ${name}`} autoFocus="first" className={styles.list} onClose={onClose}>
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} className={styles.item} onAction={action.act}>
              {action.words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  )
}
