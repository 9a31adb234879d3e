import { createLink } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { AnchorHTMLAttributes, Ref } from 'react'
import styles from './Button.module.css'
import type { ButtonLook } from './Button'
import { classes } from './classes'
import { Icon } from './Icon'

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  look?: ButtonLook
  icon?: LucideIcon
  ref?: Ref<HTMLAnchorElement>
}

function Anchor({ look = 'plain', icon, className, children, ref, ...props }: AnchorProps) {
  return (
    <a {...props} ref={ref} className={classes(styles.button, styles[look], className)}>
      {icon && <Icon of={icon} />}
      <span className={styles.words}>{children}</span>
    </a>
  )
}

/** A link that looks like a button: it goes somewhere, and takes the router's `to`, `search` and `params`. */
export const LinkButton = createLink(Anchor)
