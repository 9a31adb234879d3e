import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { keysExplained } from '../../chart/keys'
import styles from './KeysDialog.module.css'

/** What the keys do in the chart. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className={styles.veil}>
      <Modal className={styles.modal}>
        <Dialog className={styles.dialog}>
          <Heading slot="title" className={styles.title}>
            Keys in the chart
          </Heading>
          <dl className={styles.keys}>
            {keysExplained.map(([keys, meaning]) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.note}>With the mouse: drag the ground to move, turn the wheel to zoom, drag a box onto another to move a person there.</p>
          <Button slot="close" className={styles.close}>
            Close
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
