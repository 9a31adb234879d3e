import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button'
import styles from './Dialog.module.css'
import { classes } from './classes'

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  /** Room for two columns or a table. */
  wide?: boolean
  children: ReactNode
  /** Buttons at the end, the primary one last. */
  actions?: ReactNode
}

/** Something to decide before going on. On phones it fills the screen from below. */
export function Dialog({ title, isOpen, onClose, wide, children, actions }: DialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={styles.overlay}>
      <Modal className={classes(styles.modal, wide && styles.wide)}>
        <AriaDialog className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title}>
              {title}
            </Heading>
            <IconButton label="Close" icon={X} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
