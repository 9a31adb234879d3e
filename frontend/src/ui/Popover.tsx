import type { ReactElement, ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components'
import list from './List.module.css'
import styles from './Popover.module.css'
import { classes } from './classes'

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement
  label: string
  placement?: AriaPopoverProps['placement']
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** A function is given what closes it. */
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** Something to read or to fill in beside the button that opened it. Escape closes it. */
export function Popover({ trigger, label, placement = 'bottom start', children, ...state }: PopoverProps) {
  return (
    <DialogTrigger {...state}>
      {trigger}
      <AriaPopover className={classes(list.popover, styles.popover)} placement={placement} offset={4}>
        <Dialog aria-label={label} className={styles.dialog}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
