import { keysExplained } from '../../chart/keys'
import { Dialog } from '../../ui/Dialog'
import styles from './KeysDialog.module.css'

interface KeysDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What the keys do in the chart, and the mouse. */
export default function KeysDialog({ isOpen, onClose }: KeysDialogProps) {
  return (
    <Dialog title="Keys in the chart" isOpen={isOpen} onClose={onClose}>
      <dl className={styles.keys}>
        {keysExplained.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        With the mouse: drag the ground to move, turn the wheel to zoom, drag a box onto another to move a person there. The right button
        has a box’s actions.
      </p>
    </Dialog>
  )
}
