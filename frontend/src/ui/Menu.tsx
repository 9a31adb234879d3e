import { Check, type LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  Separator,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  type PopoverProps,
} from 'react-aria-components'
import { Icon } from './Icon'
import styles from './List.module.css'

export interface MenuProps extends Omit<AriaMenuProps<object>, 'className' | 'style' | 'children'> {
  /** The button that opens it. */
  trigger: ReactElement
  label: string
  placement?: PopoverProps['placement']
  /** MenuItem, MenuSection and MenuSeparator. */
  children: ReactNode
}

/** Actions behind a button. */
export function Menu({ trigger, label, placement = 'bottom start', children, ...props }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} placement={placement} offset={4}>
        <AriaMenu {...props} aria-label={label} className={styles.list}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children'> {
  icon?: LucideIcon
  /** At the end of the line, such as a key or a number. */
  beside?: ReactNode
  children: string
}

export function MenuItem({ icon, beside, children, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem {...props} textValue={children} className={styles.item}>
      {({ isSelected, selectionMode }) => (
        <>
          {icon && <Icon of={icon} />}
          <span className={styles.words}>{children}</span>
          {beside !== undefined && <span className={styles.beside}>{beside}</span>}
          {selectionMode !== 'none' && <span className={styles.check}>{isSelected && <Icon of={Check} />}</span>}
        </>
      )}
    </AriaMenuItem>
  )
}

export function MenuSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaMenuSection>
      <Header className={styles.heading}>{title}</Header>
      {children}
    </AriaMenuSection>
  )
}

export function MenuSeparator() {
  return <Separator className={styles.separator} />
}
