import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './Button.module.css'
import { classes } from './classes'
import { Icon } from './Icon'
import { Tooltip } from './Tooltip'

/** One primary button a page at most; plain ones stand beside it, quiet ones inside other things. */
export type ButtonLook = 'primary' | 'plain' | 'quiet'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  look?: ButtonLook
  icon?: LucideIcon
  /** An icon after the words, such as a chevron of a menu. */
  endIcon?: LucideIcon
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
}

export function Button({ look = 'plain', icon, endIcon, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={classes(styles.button, styles[look])}>
      {icon && <Icon of={icon} />}
      <span className={styles.words}>{children}</span>
      {endIcon && <Icon of={endIcon} />}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What it does, for screen readers and as a tooltip. */
  label: string
  icon: LucideIcon
  look?: ButtonLook
  small?: boolean
}

export function IconButton({ label, icon, look = 'quiet', small, ...props }: IconButtonProps) {
  return (
    <Tooltip words={label}>
      <AriaButton {...props} aria-label={label} className={classes(styles.button, styles.icon, styles[look], small && styles.small)}>
        <Icon of={icon} size={small ? 14 : 16} />
      </AriaButton>
    </Tooltip>
  )
}
